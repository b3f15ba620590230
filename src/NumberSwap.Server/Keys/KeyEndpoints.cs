using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Keys;

/// <summary>Keys of the API: made, listed, revoked.</summary>
public static class KeyEndpoints
{
    public static RouteGroupBuilder MapKeys(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/keys").WithTags("Keys").RequireKey(ApiScope.Admin);
        group.MapPost("/", AddAsync).WithName("AddKey").WithSummary("Makes a key; its secret is shown in this answer only");
        group.MapGet("/", ListAsync).WithName("ListKeys").WithSummary("Lists the keys, without their secrets");
        group.MapDelete("/{key}", DeleteAsync).WithName("DeleteKey").WithSummary("Revokes a key at once");
        return group;
    }

    private static async Task<Results<Created<NewKey>, ProblemHttpResult>> AddAsync(
        KeyRequest request, HttpContext context, KeyStore store, Catalog catalog, SiteChanges changes, TimeProvider clock, CancellationToken cancellation)
    {
        if (InputText.NameProblem(request.Name) is { } problem)
            return problem;
        if (request.Scope is not ("admin" or "calls" or "read"))
            return Problem.Invalid("scope", "It has to be admin, calls or read.");
        var site = context.OnlySite() ?? request.Site;
        if ((site is not null && catalog.ById(site) is null) || (request.Site is not null && request.Site != site))
            return Problem.NotFound("site");

        var secret = RandomId.Secret(ApiKeys.NewLength);
        var key = new ApiKey(RandomId.New(), request.Name!.Trim(), Enum.Parse<ApiScope>(request.Scope, ignoreCase: true), site, ApiKeys.HashOf(secret), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await store.AddAsync(key, cancellation);
        await changes.AnnounceKeysAsync(cancellation);
        return TypedResults.Created($"/v1/keys/{key.Id}", new NewKey(key.Id, secret));
    }

    private static async Task<Ok<IEnumerable<KeyItem>>> ListAsync(HttpContext context, KeyStore store, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        var keys = await store.ListAsync(cancellation);
        return TypedResults.Ok(keys
            .Where(key => only is null || key.Site == only)
            .Select(key => new KeyItem(key.Id, key.Name, key.Scope, key.Site, UnixTime.ToUtc(key.CreatedAt))));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string key, HttpContext context, KeyStore store, SiteChanges changes, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        if (only is not null && !(await store.ListAsync(cancellation)).Any(known => known.Id == key && known.Site == only))
            return Problem.NotFound("key");
        if (!await store.DeleteAsync(key, cancellation))
            return Problem.NotFound("key");
        await changes.AnnounceKeysAsync(cancellation);
        return TypedResults.NoContent();
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
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
        KeyRequest request, HttpContext context, KeyService keys, Catalog catalog, CancellationToken cancellation)
    {
        if (InputText.NameProblem(request.Name) is { } problem)
            return problem;
        if (request.Scope is not ("admin" or "calls" or "read"))
            return Problem.Invalid("scope", "It has to be admin, calls or read.");
        var site = context.OnlySite() ?? request.Site;
        if ((site is not null && catalog.ById(site) is null) || (request.Site is not null && request.Site != site))
            return Problem.NotFound("site");

        var made = await keys.AddAsync(request.Name!.Trim(), Enum.Parse<ApiScope>(request.Scope, ignoreCase: true), site, context.Actor(), cancellation);
        return TypedResults.Created($"/v1/keys/{made.Id}", made);
    }

    private static async Task<Ok<IEnumerable<KeyItem>>> ListAsync(HttpContext context, KeyStore store, CancellationToken cancellation)
    {
        var only = context.OnlySite();
        var keys = await store.ListAsync(cancellation);
        return TypedResults.Ok(keys
            .Where(key => only is null || key.Site == only)
            .Select(KeyItem.Of));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string key, HttpContext context, KeyService keys, CancellationToken cancellation) =>
        await keys.DeleteAsync(key, context.OnlySite(), context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("key");
}

using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Server.Platforms.Events;

namespace NumberSwap.Server.Platforms;

/// <summary>Call platforms of a site: their credentials and addresses.</summary>
public static class PlatformEndpoints
{
    public static void MapPlatforms(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/platforms", (KnownPlatforms platforms) => TypedResults.Ok(platforms.All.Select(PlatformDescription.Of))).RequireKey(ApiScope.Read).WithTags("Platforms")
            .WithName("ListKnownPlatforms").WithSummary("Lists the call platforms that this version knows, and what each is proven with");
        var group = app.MapGroup("/v1/sites/{site}/platforms").WithTags("Platforms");
        group.MapGet("", ListAsync).RequireKey(ApiScope.Read)
            .WithName("ListPlatforms").WithSummary("Lists the call platforms that a site has set up");
        group.MapPut("/{platform}", PutAsync).RequireKey(ApiScope.Admin)
            .WithName("SetPlatform").WithSummary("Takes a call platform's credentials, and answers with its webhook's address");
        group.MapPost("/{platform}/secret", RenewAsync).RequireKey(ApiScope.Admin)
            .WithName("RenewPlatformSecret").WithSummary("Gives the webhook's address another secret; the old one is refused at once");
        group.MapDelete("/{platform}", RemoveAsync).RequireKey(ApiScope.Admin)
            .WithName("RemovePlatform").WithSummary("Takes a call platform's credentials away; its webhook is refused from then on");
        app.MapPlatformEvents();
        app.MapHooks();
    }

    private static Results<Ok<IReadOnlyList<PlatformItem>>, ProblemHttpResult> ListAsync(string site, HttpContext context, Catalog catalog, PlatformService service, Settings settings) =>
        catalog.ById(site) is { } known ? TypedResults.Ok(service.List(known, PublicAddress.Of(settings, context.Request))) : Problem.NotFound("site");

    private static async Task<Results<Ok<PlatformItem>, ProblemHttpResult>> PutAsync(
        string site, string platform, PlatformRequest request, HttpContext context, Catalog catalog, KnownPlatforms platforms, PlatformService service, Settings settings, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        if (platforms.Find(platform) is not { } found)
            return Unknown(platforms);
        var (item, problem) = await service.PutAsync(known, found, request, context.Actor(), PublicAddress.Of(settings, context.Request), cancellation);
        return item is null ? problem! : TypedResults.Ok(item);
    }

    private static async Task<Results<Ok<PlatformItem>, ProblemHttpResult>> RenewAsync(
        string site, string platform, HttpContext context, Catalog catalog, KnownPlatforms platforms, PlatformService service, Settings settings, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        if (platforms.Find(platform) is not { } found)
            return Unknown(platforms);
        var item = await service.RenewAsync(known, found, context.Actor(), PublicAddress.Of(settings, context.Request), cancellation);
        return item is null ? Problem.NotFound("secret") : TypedResults.Ok(item);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(
        string site, string platform, HttpContext context, Catalog catalog, KnownPlatforms platforms, PlatformService service, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        return platforms.Find(platform) is { } found && await service.RemoveAsync(known, found, context.Actor(), cancellation)
            ? TypedResults.NoContent()
            : Problem.NotFound("platform");
    }

    private static ProblemHttpResult Unknown(KnownPlatforms platforms) => Problem.Of(
        StatusCodes.Status404NotFound,
        "unknown_platform",
        $"This version knows the platforms {string.Join(", ", platforms.All.Select(platform => platform.Name))}. Others report calls with POST /v1/calls, or ask with GET /v1/resolve.",
        "platform");
}

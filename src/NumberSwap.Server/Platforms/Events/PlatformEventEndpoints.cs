using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Platforms.Events;

/// <summary>The last events of a site's call platform.</summary>
public static class PlatformEventEndpoints
{
    public static void MapPlatformEvents(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/platforms/{platform}/events").WithTags("Platforms");
        group.MapGet("", ListAsync).RequireKey(ApiScope.Read)
            .WithName("ListPlatformEvents").WithSummary("Lists what a call platform sent last and how it was read, newest first; secrets and callers are masked");
        group.MapPost("/{event}/replay", ReplayAsync).RequireKey(ApiScope.Admin)
            .WithName("ReplayPlatformEvent").WithSummary("Reads an event once more, and reports what it says of its call");
    }

    private static async Task<Results<Ok<List<PlatformEventItem>>, ProblemHttpResult>> ListAsync(
        string site, string platform, Catalog catalog, PlatformEventStore store, CancellationToken cancellation) =>
        catalog.ById(site) is null
            ? Problem.NotFound("site")
            : TypedResults.Ok((await store.ListAsync(site, platform, HookLogLoop.MostKept, cancellation)).Select(PlatformEventItem.Of).ToList());

    private static async Task<Results<Ok<PlatformEventItem>, ProblemHttpResult>> ReplayAsync(
        string site, string platform, string @event, Catalog catalog, KnownPlatforms platforms, PlatformEventStore store, HookReplay replay, CancellationToken cancellation)
    {
        if (catalog.ById(site) is not { } known)
            return Problem.NotFound("site");
        if (platforms.Find(platform) is not { } found || await store.FindAsync(site, platform, @event, cancellation) is not { } one)
            return Problem.NotFound("event");
        return await replay.RunAsync(found, known, one, cancellation) is null
            ? Problem.Of(StatusCodes.Status409Conflict, "not_replayable", "Nothing proved this request when it came, or it can no longer be decrypted: it is not read again.")
            : TypedResults.Ok(PlatformEventItem.Of((await store.FindAsync(site, platform, @event, cancellation))!));
    }
}

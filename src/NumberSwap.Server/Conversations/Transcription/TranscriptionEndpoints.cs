using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Delivery.Outgoing;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How recordings are transcribed.</summary>
public static class TranscriptionEndpoints
{
    public static void MapTranscription(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/sites/{site}/conversations/transcription").WithTags("Conversations");
        group.MapGet("/", FindAsync).RequireKey(ApiScope.Admin).WithName("GetTranscription").WithSummary("Shows how a site's recordings are transcribed, and how far that is");
        group.MapPut("/", PutAsync).RequireKey(ApiScope.Admin).WithName("SetTranscription")
            .WithSummary("Has the site's recordings transcribed by an OpenAI-compatible endpoint (POST {address}/audio/transcriptions)");
        group.MapDelete("/", EndAsync).RequireKey(ApiScope.Admin).WithName("EndTranscription").WithSummary("Has no more recordings transcribed");
        group.MapPost("/retry", RetryAsync).RequireKey(ApiScope.Admin).WithName("RetryTranscription").WithSummary("Tries again all that were given up");
        app.MapPost("/v1/calls/{call}/transcription", TranscribeAsync).RequireKey(ApiScope.Admin).WithTags("Conversations").WithName("TranscribeCall")
            .WithSummary("Has a call's recording transcribed now, also again");
    }

    private static async Task<Results<Ok<AdapterItem>, ProblemHttpResult>> FindAsync(string site, Catalog catalog, Adapters adapters, CancellationToken cancellation) =>
        catalog.ById(site) is null ? Problem.NotFound("site") : TypedResults.Ok(await adapters.LookAsync(site, cancellation));

    private static async Task<Results<Ok<AdapterItem>, ProblemHttpResult>> PutAsync(
        string site, AdapterRequest request, HttpContext context, Catalog catalog, Adapters adapters, TargetGuard guard, CancellationToken cancellation)
    {
        if (catalog.ById(site) is null)
            return Problem.NotFound("site");
        var (settings, problem) = AdapterReader.Read(request, await adapters.FindAsync(site, cancellation), guard);
        if (settings is null)
            return problem!;
        return await adapters.PutAsync(site, settings, context.Actor(), cancellation) ? TypedResults.Ok(await adapters.LookAsync(site, cancellation)) : Problem.NotFound("site");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string site, HttpContext context, Adapters adapters, CancellationToken cancellation) =>
        await adapters.EndAsync(site, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("site");

    private static async Task<Results<Ok<RetriedItem>, ProblemHttpResult>> RetryAsync(string site, Catalog catalog, TranscriptionStore jobs, TimeProvider clock, CancellationToken cancellation) =>
        catalog.ById(site) is null
            ? Problem.NotFound("site")
            : TypedResults.Ok(new RetriedItem(await jobs.RetryAsync(site, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation)));

    private static async Task<Results<Accepted, ProblemHttpResult>> TranscribeAsync(
        string call, HttpContext context, CallLookup lookup, Adapters adapters, TranscriptionStore jobs, TimeProvider clock, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        if (await adapters.FindAsync(found.Site, cancellation) is null)
            return Problem.Of(StatusCodes.Status409Conflict, "transcription_off", "The site has no recordings transcribed. Set the endpoint first.");
        await jobs.AddAsync(found.Site, found.Id, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        return TypedResults.Accepted((string?)null);
    }
}

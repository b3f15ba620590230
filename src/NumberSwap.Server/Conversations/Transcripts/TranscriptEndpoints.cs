using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>Transcripts of calls: by the API, and by an address with a secret in it.</summary>
public static class TranscriptEndpoints
{
    public static void MapTranscripts(this IEndpointRouteBuilder app)
    {
        var call = app.MapGroup("/v1/calls/{call}/transcript").WithTags("Conversations");
        call.MapPut("/", PutAsync).RequireKey(ApiScope.Calls).WithName("PutTranscript").WithSummary("Gives a call its transcript: who said what and when")
            .Accepts<TranscriptRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
        call.MapGet("/", FindAsync).RequireKey(ApiScope.Read).WithName("GetTranscript").WithSummary("Shows what was said in a call");
        call.MapDelete("/", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteTranscript").WithSummary("Deletes a call's transcript, also from the search");
        var site = app.MapGroup("/v1/sites/{site}/conversations/address").WithTags("Conversations");
        site.MapPost("/", RenewAsync).RequireKey(ApiScope.Admin).WithName("RenewTranscriptAddress")
            .WithSummary("Makes an address with a secret to which transcripts are posted; the old one is refused from then on");
        site.MapDelete("/", EndAsync).RequireKey(ApiScope.Admin).WithName("EndTranscriptAddress").WithSummary("Refuses the address from now on");
        app.MapPost("/v1/hooks/transcripts/{site}", HookAsync).WithTags("Conversations").WithName("TranscriptHook")
            .WithSummary("Takes the transcript of the call that the body names; the address carries a secret (key)")
            .Accepts<TranscriptRequest>("application/json").Produces(204).ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(413).ProducesProblem(429);
    }

    /// <summary>The address to post transcripts to.</summary>
    public static string AddressOf(Settings settings, HttpRequest request, string site, string secret) =>
        $"{PublicAddress.Of(settings, request)}/v1/hooks/transcripts/{site}?key={secret}";

    private static async Task<IResult> PutAsync(string call, HttpContext context, CallLookup lookup, TranscriptService transcripts)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, TranscriptJson.Default.TranscriptRequest, TranscriptReader.BodyLimit);
        if (request is null)
            return problem!;
        (var segments, problem) = TranscriptReader.Read(request);
        return segments is null
            ? problem!
            : await transcripts.PutAsync(found, "api", request.Language, segments, context.Actor(), context.RequestAborted) is { } refused ? refused : TypedResults.NoContent();
    }

    private static async Task<Results<Ok<TranscriptItem>, ProblemHttpResult>> FindAsync(string call, HttpContext context, CallLookup lookup, TranscriptService transcripts, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await transcripts.FindAsync(found, cancellation) is { } transcript ? TypedResults.Ok(TranscriptItem.Of(found.Id, transcript)) : Problem.NotFound("transcript");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string call, HttpContext context, CallLookup lookup, TranscriptService transcripts, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await transcripts.DeleteAsync(found, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("transcript");
    }

    private static async Task<Results<Ok<HookAddressItem>, ProblemHttpResult>> RenewAsync(string site, HttpContext context, TranscriptHook hook, Settings settings, CancellationToken cancellation) =>
        await hook.RenewAsync(site, context.Actor(), cancellation) is { } secret
            ? TypedResults.Ok(new HookAddressItem(AddressOf(settings, context.Request, site, secret)))
            : Problem.NotFound("site");

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(string site, HttpContext context, TranscriptHook hook, CancellationToken cancellation) =>
        await hook.EndAsync(site, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("site");

    private static async Task<IResult> HookAsync(
        string site, HttpContext context, TranscriptHook hook, CallLookup lookup, TranscriptService transcripts, Catalog catalog, RefusalLimiter refusals)
    {
        var cancellation = context.RequestAborted;
        if (!await hook.IsRightAsync(site, context.Request.Query["key"].ToString(), cancellation) || catalog.ById(site) is null)
            return Refuse(context, refusals);
        var (request, problem) = await BoundedJson.ReadAsync(context.Request, TranscriptJson.Default.TranscriptRequest, TranscriptReader.BodyLimit);
        if (request is null)
            return problem!;
        (var segments, problem) = TranscriptReader.Read(request);
        if (segments is null)
            return problem!;
        await lookup.RefreshAsync(site, cancellation);
        return await lookup.FindAsync(site, request.Call ?? "", cancellation) is not { } call ? Problem.NotFound("call")
            : await transcripts.PutAsync(call, "hook", request.Language, segments, Actor.Server, cancellation) is { } refused ? refused
            : TypedResults.NoContent();
    }

    private static ProblemHttpResult Refuse(HttpContext context, RefusalLimiter refusals)
    {
        if (refusals.Allows(context.Connection.RemoteIpAddress))
            return Problem.Of(StatusCodes.Status403Forbidden, "wrong_key", "The address has not the key of this site. Make a new one in the site's settings of conversations.");
        context.Response.Headers.RetryAfter = "60";
        return Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_refusals", "Too many requests with a wrong key. Wait a minute.");
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Keys;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Recordings of calls.</summary>
public static class RecordingEndpoints
{
    public static void MapRecordings(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/v1/calls/{call}/recording").WithTags("Conversations");
        foreach (var (method, name) in new[] { ("PUT", "PutRecording"), ("POST", "UploadRecording") })
        {
            group.MapMethods("/", [method], PutAsync).RequireKey(ApiScope.Calls).WithName(name)
                .WithSummary("Keeps a recording (WAV, MP3, Ogg, M4A or WebM) as the call's: the body itself, or the file of a form")
                .Accepts<byte[]>("audio/*", "multipart/form-data", "*/*").Produces<RecordingItem>()
                .ProducesProblem(400).ProducesProblem(404).ProducesProblem(413).ProducesProblem(415);
        }

        group.MapGet("/", PlayAsync).RequireKey(ApiScope.Read).WithName("GetRecording")
            .WithSummary("The call's recording, whole or in ranges: the one that is kept here, else the one at the address that the call platform told")
            .Produces<byte[]>(200, "audio/mpeg").Produces(206).ProducesProblem(404).ProducesProblem(502);
        group.MapDelete("/", DeleteAsync).RequireKey(ApiScope.Admin).WithName("DeleteRecording").WithSummary("Deletes the recording that is kept here");
    }

    private static async Task<IResult> PutAsync(string call, HttpContext context, CallLookup lookup, RecordingService recordings)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        var (recording, problem) = await RecordingBody.TakeAsync(context, recordings, found);
        return recording is null ? problem! : TypedResults.Ok(RecordingItem.Of(recording));
    }

    private static async Task<IResult> PlayAsync(string call, HttpContext context, CallLookup lookup) =>
        await lookup.FindAsync(context, call) is { } found ? await RecordingPlayer.PlayAsync(context, found) : Problem.NotFound("call");

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string call, HttpContext context, CallLookup lookup, RecordingService recordings, CancellationToken cancellation)
    {
        if (await lookup.FindAsync(context, call) is not { } found)
            return Problem.NotFound("call");
        return await recordings.DeleteAsync(found, context.Actor(), cancellation) ? TypedResults.NoContent() : Problem.NotFound("recording");
    }
}

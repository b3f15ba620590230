using Microsoft.Net.Http.Headers;
using NumberSwap.Core.Calls;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Answers with a call's recording, in the pieces that a player asks for, and notes who listened.</summary>
public static class RecordingPlayer
{
    /// <summary>The one that is kept here, else the one that the call platform keeps.</summary>
    public static async Task<IResult> PlayAsync(HttpContext context, CallRecord call)
    {
        var services = context.RequestServices;
        var cancellation = context.RequestAborted;
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        if (await services.GetRequiredService<RecordingService>().FindAsync(call, cancellation) is { } kept)
        {
            var path = services.GetRequiredService<RecordingFiles>().PathOf(kept.Id);
            if (!File.Exists(path))
                return Problem.Of(StatusCodes.Status404NotFound, "file_missing", "The recording's file is not on this server. Several servers need the folder 'recordings' of the data directory in common.");
            await NoteAsync();
            return TypedResults.PhysicalFile(path, kept.MediaType, lastModified: DateTimeOffset.FromUnixTimeMilliseconds(kept.StoredAt), entityTag: new EntityTagHeaderValue($"\"{kept.Id}\""), enableRangeProcessing: true);
        }

        if (call.RecordingUrl is not { } link)
            return Problem.NotFound("recording");
        if (await services.GetRequiredService<RecordingLinks>().OpenAsync(link, context.Request.Headers.Range, cancellation) is not { } answer)
            return Problem.Of(StatusCodes.Status502BadGateway, "link_failed", "The call platform's address of the recording did not answer with one.");
        await NoteAsync();
        return new LinkedRecording(answer);

        Task NoteAsync() => services.GetRequiredService<ListenLog>().NoteAsync(call, context.Actor(), cancellation);
    }
}

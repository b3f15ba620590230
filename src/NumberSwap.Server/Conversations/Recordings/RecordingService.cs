using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Recordings;

/// <summary>Recordings that are kept here: taken, deleted, found.</summary>
public sealed class RecordingService(RecordingStore store, RecordingFiles files, Settings settings, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Largest recording, in bytes.</summary>
    public int Limit => settings.Options.Recordings.MaxMegabytes * 1024 * 1024;

    /// <summary>Keeps a recording as its call's, in the place of one that it had; or the problem to answer with.</summary>
    public async Task<(StoredRecording? Recording, ProblemHttpResult? Problem)> PutAsync(CallRecord call, Stream content, Actor by, CancellationToken cancellation)
    {
        var (id, type, bytes) = await files.SaveAsync(content, Limit, cancellation);
        if (type is null)
            return (null, Problem.Of(StatusCodes.Status415UnsupportedMediaType, "no_recording", "It has to be a recording in WAV, MP3, Ogg, M4A (MP4) or WebM. Its first bytes are of none of these.", "file"));
        if (id is null)
            return (null, Problem.TooLarge(Limit));
        var recording = new StoredRecording(call.Id, id, type, bytes, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var replaced = await store.FindAsync(call.Site, call.Id, cancellation);
        var isKept = false;
        try
        {
            isKept = await store.PutAsync(call.Site, recording, Entry(by, call, "call.recordingAdded", new { type, bytes }), cancellation);
        }
        finally
        {
            if (!isKept)
                files.Delete(id);
        }

        if (!isKept)
            return (null, Problem.NotFound("call"));
        if (replaced is not null)
            files.Delete(replaced.Id);
        return (recording, null);
    }

    /// <summary>False when the call has none that is kept here.</summary>
    public async Task<bool> DeleteAsync(CallRecord call, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(call.Site, call.Id, cancellation) is not { } known
            || !await store.DeleteAsync(call.Site, call.Id, Entry(by, call, "call.recordingRemoved", null), cancellation))
        {
            return false;
        }

        files.Delete(known.Id);
        return true;
    }

    public Task<StoredRecording?> FindAsync(CallRecord call, CancellationToken cancellation) => store.FindAsync(call.Site, call.Id, cancellation);

    private AuditEntry Entry(Actor by, CallRecord call, string action, object? after) => trail.Did(by, call.Site.Length > 0 ? call.Site : null, action, call.Id, call.Id, null, after);
}

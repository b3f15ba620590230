using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Conversations;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Conversations.Findings;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>Transcripts: stored with what the site's markers say of them, found, deleted.</summary>
public sealed class TranscriptService(TranscriptStore store, MarkerService markers, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Gives a call its transcript, in the place of one that it had; null, or the problem to answer with.</summary>
    /// <param name="origin"><c>api</c>, <c>hook</c> or <c>transcription</c>.</param>
    public async Task<ProblemHttpResult?> PutAsync(CallRecord call, string origin, string? language, IReadOnlyList<SpokenSegment> segments, Actor by, CancellationToken cancellation)
    {
        var (reader, version) = await markers.ReaderAsync(call.Site, cancellation);
        var transcript = new Transcript(origin, language, clock.GetUtcNow().ToUnixTimeMilliseconds(), segments);
        var entry = Entry(by, call, "call.transcribed", new { origin, segments = segments.Count });
        return await store.PutAsync(call.Site, call.Id, transcript, reader.Read(segments), version, entry, cancellation) ? null : Problem.NotFound("call");
    }

    public Task<Transcript?> FindAsync(CallRecord call, CancellationToken cancellation) => store.FindAsync(call.Site, call.Id, cancellation);

    public Task<bool> DeleteAsync(CallRecord call, Actor by, CancellationToken cancellation) =>
        store.DeleteAsync(call.Site, call.Id, Entry(by, call, "call.transcriptRemoved", null), cancellation);

    /// <summary>The log says that something was said, never what.</summary>
    private AuditEntry Entry(Actor by, CallRecord call, string action, object? after) => trail.Did(by, call.Site.Length > 0 ? call.Site : null, action, call.Id, call.Id, null, after);
}

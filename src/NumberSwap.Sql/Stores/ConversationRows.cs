using NumberSwap.Core.Conversations;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Deletes what was said in calls, in the transaction that deletes it with something else: rows, index, and notes of the files.</summary>
internal static class ConversationRows
{
    public sealed record CallKey(string Site, string Call);

    /// <summary>Deletes recordings, transcripts and jobs of these calls.</summary>
    public static async Task DeleteAsync(Work work, IReadOnlyCollection<CallKey> calls)
    {
        if (calls.Count == 0)
        {
            return;
        }

        await DeleteJobsAsync(work, calls);
        await DeleteRecordingsAsync(work, calls);
        await DeleteTranscriptsAsync(work, calls);
    }

    /// <summary>Before all else: a transcript that comes at this moment begins with its job, and either is here already or finds none.</summary>
    public static Task DeleteJobsAsync(Work work, IReadOnlyCollection<CallKey> calls) =>
        work.ExecuteAsync("DELETE FROM transcription_jobs WHERE site_id = @Site AND call_id = @Call", calls);

    /// <summary>False when the call has no job.</summary>
    public static async Task<bool> FinishJobAsync(Work work, CallKey call) =>
        await work.ExecuteAsync(
            "UPDATE transcription_jobs SET state = @done, due_at = NULL, fault = NULL WHERE site_id = @Site AND call_id = @Call",
            new { call.Site, call.Call, done = TranscriptionState.Done }) > 0;

    public static async Task<int> DeleteRecordingsAsync(Work work, IReadOnlyCollection<CallKey> calls)
    {
        // The clock is the system's: all that rests on it is how long the note is kept.
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await work.ExecuteAsync(
            "INSERT INTO removed_recordings (id, removed_at) SELECT id, @now FROM call_recordings WHERE site_id = @Site AND call_id = @Call",
            calls.Select(call => new { call.Site, call.Call, now }).ToList());
        return await work.ExecuteAsync("DELETE FROM call_recordings WHERE site_id = @Site AND call_id = @Call", calls);
    }

    public static async Task<int> DeleteTranscriptsAsync(Work work, IReadOnlyCollection<CallKey> calls)
    {
        if (work.Dialect.UnindexSegments is { } unindex)
        {
            await work.ExecuteAsync(unindex, calls);
        }

        await work.ExecuteAsync("DELETE FROM call_questions WHERE site_id = @Site AND call_id = @Call", calls);
        await work.ExecuteAsync("DELETE FROM transcript_segments WHERE site_id = @Site AND call_id = @Call", calls);
        return await work.ExecuteAsync("DELETE FROM transcripts WHERE site_id = @Site AND call_id = @Call", calls);
    }
}

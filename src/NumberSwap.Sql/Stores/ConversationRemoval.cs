using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>Removes what people said: of one caller, or what is older than a site keeps it.</summary>
public sealed class ConversationRemoval(Database database)
{
    private const int AtATime = 200;

    /// <summary>Removes recordings (their files are deleted within a minute), transcripts and index rows of calls.</summary>
    public async Task<RemovedTalk> OfCallsAsync(string site, IReadOnlyCollection<string> calls, CancellationToken cancellation = default)
    {
        var removed = new RemovedTalk(calls.Count, 0, 0, 0);
        foreach (var some in calls.Chunk(AtATime))
        {
            RemovedTalk now = null!;
            await database.WriteAsync(
                async work =>
                {
                    var keys = some.Select(id => new ConversationRows.CallKey(site, id)).ToList();
                    var passages = await work.SingleAsync<int>("SELECT COUNT(*) FROM transcript_segments WHERE site_id = @site AND call_id IN @some", new { site, some });
                    await ConversationRows.DeleteJobsAsync(work, keys);
                    now = new RemovedTalk(0, await ConversationRows.DeleteRecordingsAsync(work, keys), await ConversationRows.DeleteTranscriptsAsync(work, keys), passages);
                    return true;
                },
                cancellation);
            removed = new RemovedTalk(removed.Calls, removed.Recordings + now.Recordings, removed.Transcripts + now.Transcripts, removed.Passages + now.Passages);
        }

        return removed;
    }

    /// <summary>Removes recordings, transcripts and what is to be transcribed of a site's calls begun before <paramref name="before"/> (Unix ms), of at most <paramref name="max"/> calls; returns of how many.</summary>
    public async Task<int> OlderAsync(string site, long before, int max, CancellationToken cancellation = default)
    {
        var count = 0;
        await database.WriteAsync(
            async work =>
            {
                var key = new { site, before, limit = max };
                var calls = await work.QueryAsync<string>($"SELECT call_id FROM call_recordings WHERE site_id = @site AND started_at < @before ORDER BY started_at, call_id {work.Dialect.Limit}", key);
                calls.AddRange(await work.QueryAsync<string>($"SELECT call_id FROM transcripts WHERE site_id = @site AND started_at < @before ORDER BY started_at, call_id {work.Dialect.Limit}", key));

                // Noted after the call began. One of a recording elsewhere has neither row.
                calls.AddRange(await work.QueryAsync<string>(
                    $"SELECT call_id FROM transcription_jobs WHERE site_id = @site AND state IN @states AND added_at < @before ORDER BY added_at {work.Dialect.Limit}",
                    new { key.site, key.before, key.limit, states = Enum.GetValues<TranscriptionState>().Cast<int>() }));
                var keys = calls.Distinct(StringComparer.Ordinal).Select(call => new ConversationRows.CallKey(site, call)).ToList();
                count = calls.Count;
                await ConversationRows.DeleteJobsAsync(work, keys);
                await ConversationRows.DeleteRecordingsAsync(work, keys);
                await ConversationRows.DeleteTranscriptsAsync(work, keys);
                return count > 0;
            },
            cancellation);
        return count;
    }
}

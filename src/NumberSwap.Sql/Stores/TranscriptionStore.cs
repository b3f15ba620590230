using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>transcription_jobs</c> and <c>transcription_days</c>: recordings that are to be transcribed, and how many were by day.</summary>
public sealed class TranscriptionStore(Database database)
{
    private const int MaxFault = 1000;

    /// <summary>Notes calls that have a recording and neither a transcript nor a job, the newest first; returns how many.</summary>
    /// <param name="since">Calls begun then or later, Unix time in ms.</param>
    public async Task<int> AddMissingAsync(string site, long since, long now, int max, CancellationToken cancellation = default)
    {
        var calls = await database.ReadAsync(
            work => work.QueryAsync<string>(
                $"""
                SELECT c.id FROM calls c
                WHERE c.site_id = @site AND c.started_at >= @since AND c.status >= @completed
                    AND (c.recording_url IS NOT NULL OR EXISTS (SELECT 1 FROM call_recordings r WHERE r.site_id = c.site_id AND r.call_id = c.id))
                    AND NOT EXISTS (SELECT 1 FROM transcripts t WHERE t.site_id = c.site_id AND t.call_id = c.id)
                    AND NOT EXISTS (SELECT 1 FROM transcription_jobs j WHERE j.site_id = c.site_id AND j.call_id = c.id)
                ORDER BY c.started_at DESC, c.id DESC {work.Dialect.Limit}
                """,
                new { site, since, completed = (int)Core.Calls.CallStatus.Completed, limit = max }),
            cancellation);
        foreach (var call in calls)
        {
            await AddAsync(site, call, now, cancellation);
        }

        return calls.Count;
    }

    /// <summary>Has a call's recording transcribed now, also one that was given up.</summary>
    public Task AddAsync(string site, string call, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var row = new { site, call, now, state = (int)TranscriptionState.Waiting };
                if (await work.ExecuteAsync(
                    "UPDATE transcription_jobs SET state = @state, attempts = 0, due_at = @now, fault = NULL WHERE site_id = @site AND call_id = @call", row) == 0)
                {
                    await work.ExecuteAsync(
                        "INSERT INTO transcription_jobs (site_id, call_id, state, attempts, added_at, due_at) VALUES (@site, @call, @state, 0, @now, @now)", row);
                }

                return true;
            },
            cancellation);

    /// <summary>Tries again all that were given up; returns how many.</summary>
    public async Task<int> RetryAsync(string site, long now, CancellationToken cancellation = default)
    {
        var count = 0;
        await database.WriteAsync(
            async work =>
            {
                count = await work.ExecuteAsync(
                    "UPDATE transcription_jobs SET state = @waiting, attempts = 0, due_at = @now, fault = NULL WHERE site_id = @site AND state = @parked",
                    new { site, now, waiting = (int)TranscriptionState.Waiting, parked = (int)TranscriptionState.Parked });
                return count > 0;
            },
            cancellation);
        return count;
    }

    /// <summary>Takes what is due by now, and puts it off until <paramref name="until"/>, so that another node leaves it alone meanwhile.</summary>
    public async Task<IReadOnlyList<TranscriptionJob>> ClaimAsync(long now, long until, int max, CancellationToken cancellation = default)
    {
        var claimed = new List<TranscriptionJob>();
        await database.WriteAsync(
            async work =>
            {
                claimed.Clear();
                foreach (var (site, call, attempts) in await work.QueryAsync<(string, string, int)>(
                    $"SELECT site_id, call_id, attempts FROM transcription_jobs WHERE due_at <= @now ORDER BY due_at {work.Dialect.Limit}", new { now, limit = max }))
                {
                    if (await work.ExecuteAsync(
                        "UPDATE transcription_jobs SET due_at = @until WHERE site_id = @site AND call_id = @call AND due_at <= @now", new { site, call, now, until }) > 0)
                    {
                        claimed.Add(new TranscriptionJob(site, call, TranscriptionState.Waiting, attempts, null));
                    }
                }

                return claimed.Count > 0;
            },
            cancellation);
        return claimed;
    }

    public Task DoneAsync(TranscriptionJob job, CancellationToken cancellation = default) => SetAsync(job, TranscriptionState.Done, job.Attempts, due: null, fault: null, cancellation);

    /// <summary>Notes that it failed, and when it is tried again; null: not any more.</summary>
    public Task FailedAsync(TranscriptionJob job, string fault, long? next, CancellationToken cancellation = default) =>
        SetAsync(job, next is null ? TranscriptionState.Parked : TranscriptionState.Waiting, job.Attempts + 1, next, fault, cancellation);

    /// <summary>Puts a job off that was not tried: the day's budget is spent.</summary>
    public Task PutOffAsync(TranscriptionJob job, long next, CancellationToken cancellation = default) =>
        SetAsync(job, TranscriptionState.Waiting, job.Attempts, next, fault: null, cancellation);

    public Task<TranscriptionJob?> FindAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.QueryAsync<(int State, int Attempts, string? Fault)>(
                "SELECT state, attempts, fault FROM transcription_jobs WHERE site_id = @site AND call_id = @call", new { site, call }))
                .Select(row => new TranscriptionJob(site, call, (TranscriptionState)row.State, row.Attempts, row.Fault)).FirstOrDefault(),
            cancellation);

    /// <summary>How many of a site's jobs are in each state, and some that were given up.</summary>
    public Task<(IReadOnlyDictionary<TranscriptionState, int> Counts, IReadOnlyList<TranscriptionJob> Parked)> LookAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<(IReadOnlyDictionary<TranscriptionState, int>, IReadOnlyList<TranscriptionJob>)>(
            async work =>
            {
                var counts = await work.QueryAsync<(int State, int Count)>(
                    "SELECT state, CAST(COUNT(*) AS INT) FROM transcription_jobs WHERE site_id = @site GROUP BY state", new { site });
                var parked = await work.QueryAsync<(string Call, int Attempts, string? Fault)>(
                    $"SELECT call_id, attempts, fault FROM transcription_jobs WHERE site_id = @site AND state = @state ORDER BY added_at DESC {work.Dialect.Limit}",
                    new { site, state = (int)TranscriptionState.Parked, limit = 20 });
                return (counts.ToDictionary(count => (TranscriptionState)count.State, count => count.Count),
                    [.. parked.Select(row => new TranscriptionJob(site, row.Call, TranscriptionState.Parked, row.Attempts, row.Fault))]);
            },
            cancellation);

    /// <summary>Counts one more recording of a day (days since 0001-01-01, UTC). False when the budget is spent.</summary>
    public Task<bool> SpendAsync(string site, int day, int budget, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO transcription_days (site_id, day, sent)
                    SELECT @site, @day, 0 WHERE NOT EXISTS (SELECT 1 FROM transcription_days WHERE site_id = @site AND day = @day)
                    """,
                    new { site, day });
                await work.ExecuteAsync("DELETE FROM transcription_days WHERE site_id = @site AND day < @old", new { site, old = day - 40 });
                return await work.ExecuteAsync(
                    "UPDATE transcription_days SET sent = sent + 1 WHERE site_id = @site AND day = @day AND sent < @budget", new { site, day, budget }) > 0;
            },
            cancellation);

    public Task<int> SentAsync(string site, int day, CancellationToken cancellation = default) =>
        database.ReadAsync(work => work.SingleAsync<int>("SELECT CAST(COALESCE(SUM(sent), 0) AS INT) FROM transcription_days WHERE site_id = @site AND day = @day", new { site, day }), cancellation);

    private Task<bool> SetAsync(TranscriptionJob job, TranscriptionState state, int attempts, long? due, string? fault, CancellationToken cancellation) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                "UPDATE transcription_jobs SET state = @state, attempts = @attempts, due_at = @due, fault = @fault WHERE site_id = @Site AND call_id = @Call",
                new { job.Site, job.Call, state = (int)state, attempts, due, fault = Bounded.Text(fault, MaxFault) }) > 0,
            cancellation);
}

namespace NumberSwap.Sql.Stores;

/// <summary>Deletes what has been kept long enough.</summary>
public sealed class RetentionStore(Database database)
{
    /// <summary>
    /// Deletes sessions (with leases and notes) last seen before <paramref name="visitsBefore"/> and calls begun before <paramref name="callsBefore"/>,
    /// at most <paramref name="max"/> of each; returns how many sessions and calls went.
    /// </summary>
    public async Task<int> PurgeAsync(long visitsBefore, long callsBefore, int max, CancellationToken cancellation = default)
    {
        var purged = 0;
        await database.WriteAsync(
            async work =>
            {
                // Leases and notes go with their sessions by their foreign keys. The start bounds the search: it has the index, since it never changes
                // (an index of the last sights was rewritten by every sight: 6 µs of its 27).
                var sessions = await work.ExecuteAsync(
                    $"""
                    DELETE FROM sessions WHERE id IN (
                        SELECT s.id FROM sessions s
                        WHERE s.started_at < @visitsBefore AND s.last_seen_at < @visitsBefore
                            AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.session_id = s.id AND l.seen_at >= @visitsBefore)
                        ORDER BY s.started_at, s.id {work.Dialect.Limit})
                    """,
                    new { visitsBefore, limit = max });
                var old = await work.QueryAsync<(string Site, string Id)>(
                    $"SELECT site_id, id FROM calls WHERE started_at < @callsBefore ORDER BY started_at, site_id, id {work.Dialect.Limit}",
                    new { callsBefore, limit = max });
                await ReportChanges.MarkAsync(work, [.. old.Select(call => new ReportChanges.CallKey(call.Site, call.Id))]);
                var calls = await work.ExecuteAsync("DELETE FROM calls WHERE site_id = @Site AND id = @Id", old.Select(c => new { c.Site, c.Id }).ToList());
                await work.ExecuteAsync("DELETE FROM visitor_phones WHERE noted_at < @visitsBefore", new { visitsBefore });
                purged = sessions + calls;
                return purged > 0;
            },
            cancellation);
        return purged;
    }
}

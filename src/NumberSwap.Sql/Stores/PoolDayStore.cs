using NumberSwap.Core.Leasing;
using NumberSwap.Core.Planning.Days;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads what a pool's numbers did in a time, for <see cref="PoolSweep"/>.</summary>
public sealed class PoolDayStore(Database database)
{
    /// <summary>A lease that began so long before is looked for, ms (7 days): nobody has a page open for longer.</summary>
    private const long LookBackMs = 7L * 24 * 3600_000;

    private const string Columns =
        """
        l.number, l.started_at,
            CASE WHEN l.released_at < l.seen_at + l.hold_ms THEN l.released_at ELSE l.seen_at + l.hold_ms END,
            CASE WHEN l.kind = @overflow THEN 1 ELSE 0 END
        """;

    // The outer loop is the pool's numbers, in which the leases of a number stand beside each other by their starts.
    internal const string Within = $"SELECT {Columns} {LeaseStore.OfPoolSince} AND l.started_at < @until";

    /// <summary>Of each number, the newest leases before, as many as a pool remembers: an older one that outlives them is not known there either.</summary>
    internal static string Before(Engines.Dialect dialect) =>
        $"""
        SELECT {Columns}
        FROM {LeaseStore.NumbersOfPool}
        CROSS JOIN leases l
        WHERE l.id IN (
            SELECT x.id FROM leases x WHERE x.number = n.number AND x.started_at >= @earliest AND x.started_at < @since
            ORDER BY x.started_at DESC, x.id DESC {dialect.Limit})
            AND l.seen_at + l.hold_ms + @cooldownMs > @since AND l.pool_id = @pool AND l.site_id = @site
        """;

    /// <summary>The leases that were live or cooling at some time from <paramref name="since"/> until before <paramref name="until"/>, Unix times in ms.</summary>
    public Task<List<PoolSpan>> SpansAsync(string site, string pool, long since, long until, long cooldownMs, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var parameters = new
                {
                    site,
                    pool,
                    since,
                    until,
                    cooldownMs,
                    earliest = since - LookBackMs - cooldownMs,
                    overflow = LeaseKind.Overflow,
                    limit = SessionRules.LeasesPerNumber,
                };
                var spans = new List<PoolSpan>();
                foreach (var sql in (string[])[Before(database.Dialect), Within])
                {
                    foreach (var (number, from, end, overflow) in await work.QueryAsync<(string, long, long, int)>(sql, parameters))
                        spans.Add(new(number, from, end, overflow == 1));
                }

                return spans;
            },
            cancellation);

    /// <summary>When the pool had which numbers; those that it has and that are not retired, without an end.</summary>
    public Task<IReadOnlyList<PoolStay>> StaysAsync(string pool, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<PoolStay>>(
            async work =>
            {
                var rows = await work.QueryAsync<(string Number, long? From, long? Until)>(
                    """
                    SELECT number, added_at, retired_at FROM numbers WHERE pool_id = @pool
                    UNION ALL
                    SELECT number, added_at, left_at FROM former_numbers WHERE pool_id = @pool
                    """,
                    new { pool });
                return [.. rows.Select(row => new PoolStay(row.Number, row.From ?? 0, row.Until ?? long.MaxValue))];
            },
            cancellation);
}

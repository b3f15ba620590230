using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the durable record of leases.</summary>
public sealed class LeaseStore(Database database)
{
    /// <summary>The numbers that a pool has, retired or not, and those that it had.</summary>
    internal const string NumbersOfPool =
        """
        (
            SELECT m.number FROM numbers m WHERE m.pool_id = @pool
            UNION ALL
            SELECT DISTINCT f.number FROM former_numbers f
            WHERE f.pool_id = @pool AND NOT EXISTS (SELECT 1 FROM numbers m WHERE m.number = f.number AND m.pool_id = @pool)) n
        """;

    /// <summary>The leases of a pool that started at or after a time, by way of its numbers.</summary>
    internal const string OfPoolSince =
        $"""
        FROM {NumbersOfPool}
        CROSS JOIN leases l
        WHERE l.number = n.number AND l.started_at >= @since AND l.pool_id = @pool AND l.site_id = @site
        """;

    /// <summary>
    /// The newest lease of each number of a pool that had one (retired numbers too), with its session. It may be of another pool of the
    /// site, which had the number before: its visitor still has it on the page.
    /// </summary>
    public Task<IReadOnlyList<Lease>> LastOfPoolAsync(string site, string pool, CancellationToken cancellation = default) =>
        ReadAsync(LastOfPool(database.Dialect), new { site, pool }, cancellation);

    /// <summary>Leases of a number that started at or before <paramref name="at"/> and were last seen at or after <paramref name="since"/>, newest first.</summary>
    public Task<IReadOnlyList<Lease>> OfNumberAsync(string site, string number, long at, long since, int max, CancellationToken cancellation = default) =>
        ReadAsync(
            $"""
            SELECT {LeaseRow.Columns}
            FROM leases l JOIN sessions s ON s.id = l.session_id
            WHERE l.number = @number AND l.started_at <= @at AND l.seen_at >= @since AND l.site_id = @site
            ORDER BY l.started_at DESC, l.id DESC {database.Dialect.Limit}
            """,
            new { site, number, at, since, limit = max },
            cancellation);

    /// <summary>Leases of a pool that started at or after <paramref name="since"/>: all of them, and those of kind overflow.</summary>
    public Task<(int Leases, int Overflows)> CountSinceAsync(string site, string pool, long since, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.SingleAsync<(int, int)>(
                $"SELECT COUNT(*), COALESCE(SUM(CASE WHEN l.kind = @overflow THEN 1 ELSE 0 END), 0) {OfPoolSince}",
                new { site, pool, since, overflow = LeaseKind.Overflow }),
            cancellation);

    /// <summary>Of a pool's leases that started from <paramref name="since"/> until before <paramref name="until"/>: the most in an hour, all of them, and the sum of (last sight − start) in ms.</summary>
    /// <remarks>Hours are those of the UTC clock.</remarks>
    public Task<(int Peak, int Leases, long SeenMs)> BusiestHourAsync(string site, string pool, long since, long until = long.MaxValue, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.SingleAsync<(int, int, long)>(
                $"""
                SELECT COALESCE(MAX(h.leases), 0), COALESCE(SUM(h.leases), 0), CAST(COALESCE(SUM(h.seen_ms), 0) AS BIGINT)
                FROM (
                    SELECT COUNT(*) AS leases, SUM(l.seen_at - l.started_at) AS seen_ms
                    {OfPoolSince} AND l.started_at < @until
                    GROUP BY l.started_at / 3600000) h
                """,
                new { site, pool, since, until }),
            cancellation);

    internal static string LastOfPool(Dialect dialect) =>
        $"""
        SELECT {LeaseRow.Columns}
        FROM numbers n
        JOIN leases l ON l.id = (
            SELECT x.id FROM leases x WHERE x.number = n.number AND x.site_id = @site
            ORDER BY x.started_at DESC, x.id DESC {dialect.First})
        JOIN sessions s ON s.id = l.session_id
        WHERE n.site_id = @site AND n.pool_id = @pool
        ORDER BY n.place
        """;

    private Task<IReadOnlyList<Lease>> ReadAsync(string sql, object parameters, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Lease>>(
            async (Work work) => [.. (await work.QueryAsync<LeaseRow>(sql, parameters)).Select(row => row.ToLease())],
            cancellation);
}

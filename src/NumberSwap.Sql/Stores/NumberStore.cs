namespace NumberSwap.Sql.Stores;

/// <summary>Lists tracking numbers, which <see cref="PoolStore"/> and <see cref="CampaignStore"/> write, with what happened to them.</summary>
public sealed class NumberStore(Database database)
{
    // Well under SQL Server's limit of 2,100 parameters.
    private const int Chunk = 500;
    private const long DayMs = 24 * 3600_000L;

    /// <summary>Numbers in the order of their digits, behind <see cref="NumberFilter.After"/>.</summary>
    public Task<IReadOnlyList<SiteNumber>> ListAsync(NumberFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<SiteNumber>>(
            async work => await work.QueryAsync<SiteNumber>(
                $"""
                SELECT n.number AS Number, n.pool_id AS Pool, n.campaign_id AS Campaign, n.added_at AS AddedAt, n.retired_at AS RetiredAt
                FROM numbers n{Where(filter)} ORDER BY n.number {database.Dialect.Limit}
                """,
                new
                {
                    filter.Site,
                    filter.Pool,
                    digits = "%" + filter.Digits + "%",
                    since = filter.UnusedSince,
                    filter.After,
                    limit = Math.Clamp(filter.Limit, 1, 1000),
                }),
            cancellation);

    /// <summary>What happened to some of a site's numbers until <paramref name="now"/>, by number.</summary>
    public Task<IReadOnlyDictionary<string, NumberHistory>> HistoryAsync(string site, IReadOnlyList<string> numbers, long now, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, NumberHistory>>(
            async work =>
            {
                var histories = new Dictionary<string, NumberHistory>(numbers.Count, StringComparer.Ordinal);
                foreach (var chunk in numbers.Chunk(Chunk))
                {
                    var parameters = new { site, chunk, days30 = now - (30 * DayMs), days90 = now - (90 * DayMs) };
                    var last = (await work.QueryAsync<LeaseRow>(LastLeases(), parameters)).ToDictionary(row => row.Number, StringComparer.Ordinal);
                    foreach (var (number, call, month, quarter) in await work.QueryAsync<(string, long?, int, int)>(Calls, parameters))
                        histories[number] = new(number, last.GetValueOrDefault(number)?.ToLease(), call, month, quarter);
                }

                return histories;
            },
            cancellation);

    private const string Calls =
        """
        SELECT n.number,
            (SELECT MAX(c.started_at) FROM calls c WHERE c.site_id = @site AND c.dialled = n.number),
            (SELECT COUNT(*) FROM calls c WHERE c.site_id = @site AND c.dialled = n.number AND c.started_at >= @days30),
            (SELECT COUNT(*) FROM calls c WHERE c.site_id = @site AND c.dialled = n.number AND c.started_at >= @days90)
        FROM numbers n WHERE n.site_id = @site AND n.number IN @chunk
        """;

    private string LastLeases() =>
        $"""
        SELECT {LeaseRow.Columns}
        FROM numbers n
        JOIN leases l ON l.id = (
            SELECT x.id FROM leases x WHERE x.number = n.number AND x.site_id = @site ORDER BY x.started_at DESC, x.id DESC {database.Dialect.First})
        JOIN sessions s ON s.id = l.session_id
        WHERE n.site_id = @site AND n.number IN @chunk
        """;

    private static string Where(NumberFilter filter)
    {
        var where = new Conditions();
        where.Add(true, "n.site_id = @Site");
        where.Add(filter.After is not null, "n.number > @After");
        where.Add(filter.Pool is not null, "n.pool_id = @Pool");
        where.Add(filter.Digits is not null, "n.number LIKE @digits");
        where.Add(filter.Place == NumberPlace.Pool, "n.pool_id IS NOT NULL AND n.retired_at IS NULL");
        where.Add(filter.Place == NumberPlace.Retired, "n.retired_at IS NOT NULL");
        where.Add(filter.Place == NumberPlace.Static, "n.campaign_id IS NOT NULL");
        where.Add(
            filter.UnusedSince is not null,
            """
            n.pool_id IS NOT NULL AND (n.added_at IS NULL OR n.added_at < @since)
            AND NOT EXISTS (SELECT 1 FROM leases l WHERE l.number = n.number AND l.started_at >= @since AND l.site_id = @Site)
            """);
        where.Add(filter is { UnusedSince: not null, Called: true }, "EXISTS " + CallsSince);
        where.Add(filter is { UnusedSince: not null, Called: false }, "NOT EXISTS " + CallsSince);
        return where.ToString();
    }

    private const string CallsSince = "(SELECT 1 FROM calls c WHERE c.site_id = @Site AND c.dialled = n.number AND c.started_at >= @since)";
}

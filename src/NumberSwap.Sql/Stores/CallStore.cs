using NumberSwap.Core.Calls;

namespace NumberSwap.Sql.Stores;

/// <summary>Reads the table <c>calls</c>, which <see cref="RecordStore"/> and <see cref="CallChangeStore"/> write.</summary>
public sealed class CallStore(Database database)
{
    internal const string Select =
        """
        SELECT site_id AS Site, id AS Id, platform AS Platform, caller AS Caller, dialled AS Dialled, destination AS Destination,
            started_at AS StartedAt, status AS Status, talk_seconds AS TalkSeconds, ring_seconds AS RingSeconds, operator_name AS OperatorName,
            recording_url AS RecordingUrl, reported_at AS ReportedAt, attribution AS Attribution, ring_attribution AS RingAttribution,
            attribution_version AS AttributionVersion, attributed_at AS AttributedAt,
            correction AS Correction, correction_version AS CorrectionVersion, tags AS Tags, earlier_at AS EarlierAt
        FROM calls
        """;

    // Newest first; the site and the id make the order total, so that a page ends at one place.
    private const string NewestFirst = " ORDER BY started_at DESC, site_id DESC, id DESC ";
    private const string OldestFirst = " ORDER BY started_at, site_id, id ";

    // The same order, but not for SQLite's planner, which would rather walk the whole list in it than sort the few calls of one caller or session:
    // measured, 5.6 s with a million calls instead of 1 ms.
    private const string FewNewestFirst = " ORDER BY COALESCE(started_at, 0) DESC, site_id DESC, id DESC ";
    private const string FewOldestFirst = " ORDER BY COALESCE(started_at, 0), site_id, id ";

    private const string OfCaller = "site_id = @Site AND caller = @Of";
    private const string OfSession = "session_id = @Of AND COALESCE(site_id, '') = @Site";

    // A site with more has no use for a choice of them.
    private const int MostTagCombinations = 2000;

    /// <summary>The call, of any site when <paramref name="site"/> is null (then the newest one with that id).</summary>
    public Task<CallRecord?> FindAsync(string? site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var where = site is null ? " WHERE id = @id" : " WHERE site_id = @site AND id = @id";
                var row = await work.FindAsync<CallRow>(Select + where + NewestFirst + database.Dialect.First, new { site, id = Bounded.CallId(id) });
                return row?.ToRecord();
            },
            cancellation);

    /// <summary>The calls that the filter lets through, newest first: the newest of them, or those next to the filter's position.</summary>
    public Task<IReadOnlyList<CallRecord>> ListAsync(CallFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CallRecord>>(
            async work =>
            {
                var order = filter.Before is null
                    ? filter.Caller is null ? NewestFirst : FewNewestFirst
                    : filter.Caller is null ? OldestFirst : FewOldestFirst;
                var rows = await work.QueryAsync<CallRow>(Select + CallWhere.Of(filter) + order + database.Dialect.Limit, CallWhere.Parameters(filter));
                if (filter.Before is not null)
                {
                    rows.Reverse();
                }

                return [.. rows.Select(row => row.ToRecord())];
            },
            cancellation);

    /// <summary>The newest calls of one caller to a site, but for one call.</summary>
    public Task<IReadOnlyList<CallRecord>> OfCallerAsync(CallRecord but, int max, CancellationToken cancellation = default) =>
        OthersAsync(OfCaller, but, but.From, max, cancellation);

    /// <summary>The newest calls that the same session is held to have caused, but for one call.</summary>
    public Task<IReadOnlyList<CallRecord>> OfSessionAsync(CallRecord but, int max, CancellationToken cancellation = default) =>
        OthersAsync(OfSession, but, but.Cause.Lease?.Session, max, cancellation);

    /// <summary>Those of a site's calls that have one of these ids.</summary>
    public Task<IReadOnlyList<CallRecord>> ByIdsAsync(string site, IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyList<CallRecord>>([])
            : database.ReadAsync<IReadOnlyList<CallRecord>>(
                async work => [.. (await work.QueryAsync<CallRow>(Select + " WHERE site_id = @site AND id IN @ids", new { site, ids = ids.Distinct(StringComparer.Ordinal) })).Select(row => row.ToRecord())],
                cancellation);

    /// <summary>When each of these callers first called a site, Unix time in ms; who never did is left out.</summary>
    public Task<IReadOnlyDictionary<string, long>> FirstCallsAsync(string site, IReadOnlyCollection<string> callers, CancellationToken cancellation = default) =>
        callers.Count == 0
            ? Task.FromResult<IReadOnlyDictionary<string, long>>(new Dictionary<string, long>(StringComparer.Ordinal))
            : database.ReadAsync<IReadOnlyDictionary<string, long>>(
                async work =>
                {
                    var rows = await work.QueryAsync<FirstCallRow>(
                        "SELECT caller AS Caller, MIN(started_at) AS At FROM calls WHERE site_id = @site AND caller IN @callers GROUP BY caller",
                        new { site, callers = callers.Distinct(StringComparer.Ordinal) });
                    return rows.ToDictionary(row => row.Caller, row => row.At, StringComparer.Ordinal);
                },
                cancellation);

    /// <summary>All tags that a site's calls have, in their order.</summary>
    public Task<IReadOnlyList<string>> TagsAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => TagsAsync(work, site), cancellation);

    internal static async Task<IReadOnlyList<string>> TagsAsync(Engines.Work work, string site)
    {
        var combinations = await work.QueryAsync<string>(
            $"SELECT DISTINCT tags FROM calls WHERE site_id = @site AND tags > '' ORDER BY tags {work.Dialect.Limit}", new { site, limit = MostTagCombinations });
        return [.. combinations.SelectMany(CallTags.Split).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The statements that look for a few calls, for their plans to be tested.</summary>
    internal static IEnumerable<string> Few(Engines.Dialect dialect) =>
        [Others(OfCaller, dialect), Others(OfSession, dialect), Select + CallWhere.Of(new CallFilter { Site = "", Caller = "" }) + FewNewestFirst + dialect.Limit];

    private static string Others(string where, Engines.Dialect dialect) => $"{Select} WHERE {where} AND id <> @Id{FewNewestFirst}{dialect.Limit}";

    private Task<IReadOnlyList<CallRecord>> OthersAsync(string where, CallRecord but, string? of, int max, CancellationToken cancellation) =>
        of is null
            ? Task.FromResult<IReadOnlyList<CallRecord>>([])
            : database.ReadAsync<IReadOnlyList<CallRecord>>(
                async work =>
                {
                    var rows = await work.QueryAsync<CallRow>(
                        Others(where, database.Dialect), new { but.Site, but.Id, Of = of, limit = max });
                    return [.. rows.Select(row => row.ToRecord())];
                },
                cancellation);

    private sealed record FirstCallRow
    {
        public required string Caller { get; init; }
        public long At { get; init; }
    }
}

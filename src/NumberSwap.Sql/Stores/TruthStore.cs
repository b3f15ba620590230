using System.Text.Json;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Journal;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Compares what was said of calls at their ring with who called, where a form tells that.</summary>
public sealed class TruthStore(Database database)
{
    /// <summary>The newest calls that are looked at: more would change nothing that can be seen.</summary>
    private const int MostCalls = 3000;

    private const int SessionsAtATime = 500;

    // CROSS JOIN has SQLite begin with the phones, which are few beside the calls.
    private static readonly string s_calls =
        $"""
        SELECT c.id AS Id, v.visitor AS Visitor, COALESCE(c.ring_attribution, c.attribution) AS Attribution
        FROM visitor_phones v CROSS JOIN calls c
        WHERE v.site_id = @site AND c.site_id = @site AND c.caller = v.phone AND c.started_at >= @since
            AND {PhoneClaims.IsCertain} AND c.dialled IN (SELECT n.number FROM {LeaseStore.NumbersOfPool})
        ORDER BY COALESCE(c.started_at, 0) DESC, c.id, v.visitor
        """;

    /// <summary>Of the calls to a pool's numbers since a time (Unix ms).</summary>
    public Task<KnownTruth> OfPoolAsync(string site, string pool, long since, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work =>
            {
                var rows = await work.QueryAsync<CallRow>($"{s_calls} {work.Dialect.Limit}", new { site, pool, since, limit = MostCalls });
                var calls = rows.GroupBy(row => row.Id, StringComparer.Ordinal)
                    .Select(call => (Owners: call.Select(row => row.Visitor).ToHashSet(StringComparer.Ordinal), Best: BestOf(call.First().Attribution)))
                    .ToList();
                var visitors = await VisitorsAsync(work, site, [.. calls.Where(call => call.Best is { Visitor: null }).Select(call => call.Best!.Session).Distinct(StringComparer.Ordinal)]);
                var said = new List<(double, bool)>();
                var gone = 0;
                foreach (var (owners, best) in calls)
                {
                    if (best is null)
                    {
                        continue;
                    }

                    // A visit that retention has taken says nothing any more.
                    if ((best.Visitor ?? visitors.GetValueOrDefault(best.Session)) is { } visitor)
                    {
                        said.Add((best.Probability, owners.Contains(visitor)));
                    }
                    else
                    {
                        gone++;
                    }
                }

                return KnownTruth.Of(calls.Count - gone, said);
            },
            cancellation);

    private static Best? BestOf(string json)
    {
        var attribution = JsonSerializer.Deserialize(json, JournalJson.Default.CallAttribution)!;
        return attribution.Candidates is [var first, ..]
            ? new Best(first.Session, first.Probability, attribution.Lease is { } lease && lease.Session == first.Session ? lease.Visitor : null)
            : null;
    }

    private static async Task<Dictionary<string, string>> VisitorsAsync(Work work, string site, List<string> sessions)
    {
        var visitors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in sessions.Chunk(SessionsAtATime))
        {
            // COALESCE hides the site from SQLite's planner, which takes it for rarer than the ids.
            foreach (var (id, visitor) in await work.QueryAsync<(string, string)>("SELECT id, visitor FROM sessions WHERE id IN @part AND COALESCE(site_id, '') = @site", new { part, site }))
            {
                visitors[id] = visitor;
            }
        }

        return visitors;
    }

    private sealed record Best(string Session, double Probability, string? Visitor);

    private sealed record CallRow
    {
        public required string Id { get; init; }
        public required string Visitor { get; init; }
        public required string Attribution { get; init; }
    }
}

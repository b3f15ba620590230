using NumberSwap.Core.Leasing;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>visit_slots</c>: counts new sessions by quarter of an hour, campaign, source and medium.</summary>
internal sealed class VisitCounts
{
    private const string Add =
        """
        UPDATE visit_slots SET visits = visits + @Visits
        WHERE site_id = @Site AND slot = @Slot AND campaign_id = @Campaign AND source = @Source AND medium = @Medium
        """;

    private const string Begin =
        """
        INSERT INTO visit_slots (site_id, slot, campaign_id, source, medium, visits)
        SELECT @Site, @Slot, @Campaign, @Source, @Medium, 0
        WHERE NOT EXISTS (SELECT 1 FROM visit_slots
            WHERE site_id = @Site AND slot = @Slot AND campaign_id = @Campaign AND source = @Source AND medium = @Medium)
        """;

    private readonly Dictionary<(string Site, long Slot, string Campaign, string Source, string Medium), long> _counts = [];

    public void Count(string site, long startedAt, Visit visit)
    {
        var key = (
            site,
            startedAt / ReportChanges.SlotMs,
            Bounded.Text(visit.Campaign, 64) ?? "",
            Bounded.Text(visit.Source.Source, 200),
            Bounded.Text(visit.Source.Medium, 100));
        _counts[key] = _counts.GetValueOrDefault(key) + 1;
    }

    public async Task WriteAsync(Work work)
    {
        if (_counts.Count == 0)
        {
            return;
        }

        var rows = _counts.Select(count => new Row(count.Key.Site, count.Key.Slot, count.Key.Campaign, count.Key.Source, count.Key.Medium, count.Value)).ToList();
        await work.ExecuteEachAsync(Begin, rows);
        await work.ExecuteEachAsync(Add, rows);
        await ReportChanges.MarkAsync(work, [.. rows.Select(row => new ReportChanges.SlotKey(row.Site, row.Slot)).Distinct()]);
    }

    private sealed record Row(string Site, long Slot, string Campaign, string Source, string Medium, long Visits);
}

using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Owns the tables <c>report_changes</c> and <c>fact_changes</c>: marks the quarter of an hour of what is written, in the transaction that writes it, so
/// that its day is counted again and its facts are made anew.
/// </summary>
/// <remarks>
/// A mark that is there is changed, not left alone: the count that takes it away then waits for this transaction or this one for the count,
/// whatever the isolation level.
/// </remarks>
internal static class ReportChanges
{
    /// <summary>A quarter of an hour, ms: every time zone's days begin at one.</summary>
    public const long SlotMs = 900_000;

    private const string SlotOfCall = "SELECT c.started_at / 900000 FROM calls c WHERE c.site_id = @Site AND c.id = @Call";

    private static readonly string[] OfDays = StatementsOf("report_changes");

    private static readonly string[] OfFacts = StatementsOf("fact_changes");

    private static readonly string[] OfFactSlots =
    [
        "UPDATE fact_changes SET changes = changes + 1 WHERE site_id = @Site AND slot = @Slot",
        """
        INSERT INTO fact_changes (site_id, slot, changes)
        SELECT @Site, @Slot, 1 WHERE NOT EXISTS (SELECT 1 FROM fact_changes WHERE site_id = @Site AND slot = @Slot)
        """,
    ];

    private const string Change = "UPDATE report_changes SET changes = changes + 1 WHERE site_id = @Site AND slot = @Slot";

    private const string Add =
        """
        INSERT INTO report_changes (site_id, slot, changes)
        SELECT @Site, @Slot, 1 WHERE NOT EXISTS (SELECT 1 FROM report_changes WHERE site_id = @Site AND slot = @Slot)
        """;

    /// <summary>Marks what calls are counted in; before they are deleted, or after they were written.</summary>
    public static async Task MarkAsync(Work work, IReadOnlyCollection<CallKey> calls)
    {
        foreach (var statement in OfDays)
        {
            await work.ExecuteEachAsync(statement, calls);
        }

        await MarkFactsAsync(work, calls);
    }

    /// <summary>Marks that the facts of calls are to be made anew, while their day's counts stay as they are.</summary>
    public static async Task MarkFactsAsync(Work work, IReadOnlyCollection<CallKey> calls)
    {
        foreach (var statement in OfFacts)
        {
            await work.ExecuteEachAsync(statement, calls);
        }
    }

    /// <summary>Marks that the facts of forms are to be made anew; when they are written or deleted.</summary>
    /// <param name="leads">Their sites, with when they were made, Unix ms.</param>
    public static async Task MarkFormsAsync(Work work, IEnumerable<(string Site, long MadeAt)> leads)
    {
        var slots = leads.Select(lead => new SlotKey(lead.Site, lead.MadeAt / SlotMs)).Distinct().ToList();
        foreach (var statement in OfFactSlots)
        {
            await work.ExecuteEachAsync(statement, slots);
        }
    }

    public static async Task MarkAsync(Work work, IReadOnlyCollection<SlotKey> slots)
    {
        await work.ExecuteEachAsync(Change, slots);
        await work.ExecuteEachAsync(Add, slots);
    }

    /// <summary>Marks all that there is to count of a site.</summary>
    public static Task MarkAllAsync(Work work, string site) => work.ExecuteAsync(
        """
        INSERT INTO report_changes (site_id, slot, changes)
        SELECT @site, s.slot, 1
        FROM (SELECT slot FROM visit_slots WHERE site_id = @site UNION SELECT started_at / 900000 FROM calls WHERE site_id = @site) s
        WHERE NOT EXISTS (SELECT 1 FROM report_changes r WHERE r.site_id = @site AND r.slot = s.slot)
        """,
        new { site });

    private static string[] StatementsOf(string table) =>
    [
        $"UPDATE {table} SET changes = changes + 1 WHERE site_id = @Site AND slot = ({SlotOfCall})",
        $"""
        INSERT INTO {table} (site_id, slot, changes)
        SELECT c.site_id, c.started_at / 900000, 1 FROM calls c
        WHERE c.site_id = @Site AND c.id = @Call
            AND NOT EXISTS (SELECT 1 FROM {table} r WHERE r.site_id = @Site AND r.slot = c.started_at / 900000)
        """,
    ];

    /// <summary>A call by its site and its id.</summary>
    internal sealed record CallKey(string Site, string Call);

    /// <summary>A quarter of an hour of a site, in Unix ms / <see cref="SlotMs"/>.</summary>
    internal sealed record SlotKey(string Site, long Slot);
}

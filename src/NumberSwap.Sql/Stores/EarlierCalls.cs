using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Writes the column <c>calls.earlier_at</c>: when the caller was last talked with before. Kept with the call, it stays true when the earlier call
/// is deleted or the caller forgotten, and nobody who counts has to look for it.
/// </summary>
internal static class EarlierCalls
{
    /// <summary>So far back a rule looks at most: <see cref="Core.Reporting.TargetRule.MostFirstInDays"/> of 24 hours, ms.</summary>
    private const long WindowMs = Core.Reporting.TargetRule.MostFirstInDays * 24 * 3600_000L;

    private const string NoteCall =
        """
        UPDATE calls SET earlier_at = (
            SELECT MAX(p.started_at) FROM calls p
            WHERE p.site_id = calls.site_id AND p.caller = calls.caller AND p.started_at >= calls.started_at - @Window AND p.started_at < calls.started_at
                AND p.status IN (1, 3))
        WHERE site_id = @Site AND id = @Call AND caller > '' AND earlier_at IS NULL
        """;

    // Reports may come late: then the caller's later calls learn of this one.
    private const string Later =
        """
        l.site_id = @Site AND l.caller = (SELECT x.caller FROM calls x WHERE x.site_id = @Site AND x.id = @Call AND x.status IN (1, 3))
            AND l.started_at > (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
            AND l.started_at <= (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call) + @Window
            AND COALESCE(l.earlier_at, 0) < (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
        """;

    private const string NoteLater =
        $"""
        UPDATE calls SET earlier_at = (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
        WHERE site_id = @Site AND id IN (SELECT l.id FROM calls l WHERE {Later})
        """;

    private const string ChangeLater =
        $"UPDATE report_changes SET changes = changes + 1 WHERE site_id = @Site AND slot IN (SELECT l.started_at / 900000 FROM calls l WHERE {Later})";

    private const string AddLater =
        $"""
        INSERT INTO report_changes (site_id, slot, changes)
        SELECT DISTINCT l.site_id, l.started_at / 900000, 1 FROM calls l
        WHERE {Later} AND NOT EXISTS (SELECT 1 FROM report_changes r WHERE r.site_id = @Site AND r.slot = l.started_at / 900000)
        """;

    // A caller's later calls are those of somebody who has called before, whatever became of this one.
    private const string AnyLater =
        """
        l.site_id = @Site AND l.caller = (SELECT x.caller FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
            AND l.started_at > (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
        """;

    private const string ChangeFacts =
        $"UPDATE fact_changes SET changes = changes + 1 WHERE site_id = @Site AND slot IN (SELECT l.started_at / 900000 FROM calls l WHERE {AnyLater})";

    private const string AddFacts =
        $"""
        INSERT INTO fact_changes (site_id, slot, changes)
        SELECT DISTINCT l.site_id, l.started_at / 900000, 1 FROM calls l
        WHERE {AnyLater} AND NOT EXISTS (SELECT 1 FROM fact_changes r WHERE r.site_id = @Site AND r.slot = l.started_at / 900000)
        """;

    // And so are those forms of the same person that came after it. COALESCE: SQLite's planner would walk all of the site's leads after it.
    private const string LaterForms =
        """
        l.site_id = @Site AND l.phone = (SELECT x.caller FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
            AND COALESCE(l.made_at, 0) > (SELECT x.started_at FROM calls x WHERE x.site_id = @Site AND x.id = @Call)
        """;

    private const string ChangeForms =
        $"UPDATE fact_changes SET changes = changes + 1 WHERE site_id = @Site AND slot IN (SELECT l.made_at / 900000 FROM leads l WHERE {LaterForms})";

    private const string AddForms =
        $"""
        INSERT INTO fact_changes (site_id, slot, changes)
        SELECT DISTINCT l.site_id, l.made_at / 900000, 1 FROM leads l
        WHERE {LaterForms} AND NOT EXISTS (SELECT 1 FROM fact_changes r WHERE r.site_id = @Site AND r.slot = l.made_at / 900000)
        """;

    // What the caller's earlier call was is looked for anew, in both directions.
    private const string ForgetMoved = "UPDATE calls SET earlier_at = NULL WHERE site_id = @Site AND id = @Id";

    private const string LaterOfBefore = "site_id = @Site AND caller = @Before AND started_at > @StartedAt";

    private const string NoteLaterOfBefore =
        $"""
        UPDATE calls SET earlier_at = (
            SELECT MAX(p.started_at) FROM calls p
            WHERE p.site_id = calls.site_id AND p.caller = calls.caller AND p.started_at >= calls.started_at - @Window AND p.started_at < calls.started_at
                AND p.status IN (1, 3))
        WHERE {LaterOfBefore} AND earlier_at = @StartedAt
        """;

    /// <summary>After calls have another caller: they have other calls before them, and those of the caller that they had lose one.</summary>
    public static async Task MovedAsync(Work work, IReadOnlyList<ChangedCaller> calls)
    {
        foreach (var call in calls)
        {
            var key = new { call.Site, call.Id, call.Before, call.StartedAt, Window = WindowMs };
            await work.ExecuteAsync(ForgetMoved, key);
            await work.ExecuteAsync(NoteLaterOfBefore, key);
            var later = await work.QueryAsync<string>($"SELECT id FROM calls WHERE {LaterOfBefore}", key);
            await ReportChanges.MarkAsync(work, later.ConvertAll(id => new ReportChanges.CallKey(call.Site, id)));
        }
    }

    /// <summary>After these calls were written: notes what came before them, and them for those that came after.</summary>
    public static async Task NoteAsync(Work work, IReadOnlyCollection<ReportChanges.CallKey> calls)
    {
        var keys = calls.Select(call => new Key(call.Site, call.Call, WindowMs)).ToList();
        foreach (var statement in (string[])[NoteCall, ChangeLater, AddLater, NoteLater, ChangeFacts, AddFacts, ChangeForms, AddForms])
        {
            await work.ExecuteEachAsync(statement, keys);
        }
    }

    private sealed record Key(string Site, string Call, long Window);
}

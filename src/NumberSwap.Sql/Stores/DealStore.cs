using System.Text;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Deals;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>deals</c>: what became of calls, as the owner's systems tell it.</summary>
public sealed class DealStore(Database database)
{
    // COALESCE hides the site and the order from SQLite's planner, which would walk all of the site's deals to find a few: QueryPlanTests.
    private const string Insert =
        """
        INSERT INTO deals (id, site_id, system, external_id, lead_id, named_call, phone, title, stage, outcome, amount, currency, opened_at, closed_at,
            updated_at, touched_at, call_id, form_id, first_kind, first_contact, first_at, matched_by, due_at)
        VALUES (@Id, @Site, @System, @ExternalId, @Lead, @NamedCall, @Phone, @Title, @Stage, @Outcome, @Amount, @Currency, @OpenedAt, @ClosedAt,
            @UpdatedAt, @TouchedAt, @Call, @Form, @FirstKind, @FirstId, @FirstAt, @MatchedBy, @DueAt)
        """;

    private const string Update =
        """
        UPDATE deals SET lead_id = @Lead, named_call = @NamedCall, phone = @Phone, title = @Title, stage = @Stage, outcome = @Outcome, amount = @Amount,
            currency = @Currency, opened_at = @OpenedAt, closed_at = @ClosedAt, updated_at = @UpdatedAt, touched_at = @TouchedAt,
            call_id = @Call, form_id = @Form, first_kind = @FirstKind, first_contact = @FirstId, first_at = @FirstAt, matched_by = @MatchedBy, due_at = @DueAt
        WHERE id = @Id
        """;

    private const string UpdateFound =
        """
        UPDATE deals SET call_id = @Call, form_id = @Form, first_kind = @FirstKind, first_contact = @FirstId, first_at = @FirstAt, matched_by = @MatchedBy, due_at = @DueAt
        WHERE id = @Id
        """;

    private const string UpdateMatch = UpdateFound + " AND matched_by < @MatchedBy";

    /// <summary>Adds deals or puts what is said of them to what is known, in the order of the reports, in one transaction; each looks for its call or form at once.</summary>
    /// <param name="now">Unix ms.</param>
    /// <param name="ids">The ids that new deals get, one for each report; null: any.</param>
    /// <param name="isCheck">True: says what would become of each, and stores nothing.</param>
    /// <returns>Each report's deal as it is then, and what became of it.</returns>
    public async Task<IReadOnlyList<(Deal Deal, DealChange Change)>> PutAsync(
        IReadOnlyList<DealReport> reports, long now, AuditEntry? audit = null, bool isCheck = false, IReadOnlyList<string>? ids = null, CancellationToken cancellation = default)
    {
        var outcomes = new List<(Deal, DealChange)>(reports.Count);
        await database.WriteAsync(
            async work =>
            {
                outcomes.Clear();
                for (var i = 0; i < reports.Count; i++)
                {
                    outcomes.Add(await PutAsync(work, reports[i], ids?[i], now));
                }

                return !isCheck && await AuditStore.WroteAsync(work, audit);
            },
            cancellation);
        return outcomes;
    }

    /// <summary>The deals that the filter lets through, the newest opened first.</summary>
    public Task<IReadOnlyList<Deal>> ListAsync(DealFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Deal>>(
            async work => [.. (await work.QueryAsync<DealRow>(
                $"{DealRow.Select}{Where(filter)} ORDER BY opened_at DESC, id DESC {work.Dialect.Limit}",
                new { filter.Site, filter.Outcome, filter.From, filter.To, AfterAt = filter.After?.OpenedAt, AfterId = filter.After?.Id, limit = Math.Clamp(filter.Limit, 1, 1001) }))
                .Select(row => row.ToDeal())],
            cancellation);

    public Task<Deal?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<DealRow>(DealRow.Select + " WHERE site_id = @site AND id = @id", new { site, id }))?.ToDeal(),
            cancellation);

    /// <summary>Those of a site's deals that have one of these ids; 1000 at most.</summary>
    public Task<IReadOnlyList<Deal>> ByIdsAsync(string site, IReadOnlyCollection<string> ids, CancellationToken cancellation = default) =>
        ids.Count == 0
            ? Task.FromResult<IReadOnlyList<Deal>>([])
            : database.ReadAsync<IReadOnlyList<Deal>>(
                async work => [.. (await work.QueryAsync<DealRow>(DealRow.Select + " WHERE id IN @ids AND COALESCE(site_id, '') = @site", new { site, ids })).Select(row => row.ToDeal())],
                cancellation);

    /// <summary>The deals that came from a call, the newest opened first; 100 at most.</summary>
    public Task<IReadOnlyList<Deal>> OfCallAsync(string site, string call, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Deal>>(
            async work => [.. (await work.QueryAsync<DealRow>(
                $"{DealRow.Select} WHERE site_id = @site AND call_id = @call ORDER BY COALESCE(opened_at, 0) DESC, id DESC {work.Dialect.Limit}", new { site, call, limit = 100 }))
                .Select(row => row.ToDeal())],
            cancellation);

    /// <summary>False when the site has no such deal.</summary>
    public Task<bool> DeleteAsync(string site, string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var deal = (await work.FindAsync<DealRow>(DealRow.Select + " WHERE site_id = @site AND id = @id", new { site, id }))?.ToDeal();
                if (await work.ExecuteAsync("DELETE FROM deals WHERE site_id = @site AND id = @id", new { site, id }) == 0)
                {
                    return false;
                }

                await ChangedAsync(work, deal);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Lets those deals look for their calls again that are due; returns how many looked.</summary>
    public async Task<int> SearchDueAsync(long now, int max, CancellationToken cancellation = default)
    {
        var looked = 0;
        await database.WriteAsync(
            async work =>
            {
                var due = await work.QueryAsync<DealRow>($"{DealRow.Select} WHERE due_at <= @now ORDER BY due_at, id {work.Dialect.Limit}", new { now, limit = max });
                foreach (var row in due)
                {
                    var known = row.ToDeal();
                    var settled = await DealFinder.SettleAsync(work, known);
                    await work.ExecuteAsync(UpdateFound, DealRow.Of(settled, DueAt(settled, now)));
                    if (settled != known)
                    {
                        await ChangedAsync(work, known, settled);
                    }
                }

                looked = due.Count;
                return looked > 0;
            },
            cancellation);
        return looked;
    }

    /// <summary>Gives the deals that a reference is about their call; within the transaction that stores it.</summary>
    internal static async Task SettleAsync(Work work, CrmRef made, long now)
    {
        var where = made.Kind == CrmRef.Lead ? "lead_id = @ExternalId" : "external_id = @ExternalId";
        var deals = await work.QueryAsync<DealRow>($"{DealRow.Select} WHERE site_id = @Site AND system = @System AND {where}", made);
        var settled = new List<Deal>(deals.Count);
        foreach (var row in deals)
        {
            settled.Add(await CustomerFinder.SettleAsync(work, row.ToDeal() with { Call = made.Call, Form = null, MatchedBy = DealMatch.Lead }));
        }

        await work.ExecuteEachAsync(UpdateMatch, [.. settled.Select(deal => DealRow.Of(deal, DueAt(deal, now)))]);
        await ChangedAsync(work, [.. deals.Select(row => row.ToDeal()), .. settled]);
    }

    private static async Task<(Deal, DealChange)> PutAsync(Work work, DealReport report, string? id, long now)
    {
        var row = await work.FindAsync<DealRow>(DealRow.Select + " WHERE site_id = @Site AND system = @System AND external_id = @ExternalId", report);
        var known = row?.ToDeal();
        var merged = DealMerge.Apply(known, report, known?.Id ?? id ?? RandomId.New(), now);
        if (merged == known)
        {
            return (known, DealChange.Unchanged);
        }

        var settled = await DealFinder.SettleAsync(work, merged);
        await work.ExecuteAsync(known is null ? Insert : Update, DealRow.Of(settled, DueAt(settled, now)));
        await ChangedAsync(work, known, settled);
        return (settled, known is null ? DealChange.Added : DealChange.Changed);
    }

    /// <summary>Reports of the deals are counted again, and the days of their calls: whether a call was sold is part of both.</summary>
    /// <param name="deals">As they were and as they are.</param>
    private static async Task ChangedAsync(Work work, params Deal?[] deals)
    {
        await FactDeals.ChangedAsync(work, deals);
        await ReportChanges.MarkAsync(
            work, [.. deals.Where(deal => deal?.Call is not null).Select(deal => new ReportChanges.CallKey(deal!.Site, deal.Call!)).Distinct()]);
    }

    /// <summary>A deal whose call or form its CRM named, or that has no better way to it, need not look again.</summary>
    private static long? DueAt(Deal deal, long now) => deal switch
    {
        { MatchedBy: DealMatch.CallId } or { MatchedBy: DealMatch.Lead or DealMatch.Form, NamedCall: null } => null,
        _ => DealSearch.Next(deal.TouchedAt, now),
    };

    private static string Where(DealFilter filter)
    {
        var where = new StringBuilder(" WHERE site_id = @Site");
        Add(filter.Outcome is not null, "outcome = @Outcome");
        Add(filter.Unmatched is true, "matched_by = 0");
        Add(filter.Unmatched is false, "matched_by > 0");
        Add(filter.From is not null, "opened_at >= @From");
        Add(filter.To is not null, "opened_at < @To");
        Add(filter.After is not null, "opened_at <= @AfterAt AND (opened_at < @AfterAt OR id < @AfterId)");
        return where.ToString();

        void Add(bool wanted, string condition)
        {
            if (wanted)
            {
                where.Append(" AND ").Append(condition);
            }
        }
    }
}

using System.Data.Common;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Keeps what money reports count up to date, and reads it by parts of 30 days.</summary>
public sealed class FactStore(Database database)
{
    /// <summary>Quarters of an hour that are made in one transaction: other writers wait for it.</summary>
    private const int SlotsAtOnce = 96;

    private const string Marked = "FROM fact_changes WHERE site_id = @site AND slot >= @first AND slot <= @last";

    private const string FactColumns =
        """
        f.slot, f.contact_id, f.kind, f.started_at, f.status, f.talk_seconds, f.probability, f.client, f.step, f.operator_text, f.number_text, f.product_text,
            f.tags_text, f.last_touch, f.nondirect_touch, f.first_touch, f.earlier_at, f.satisfaction
        """;

    /// <summary>Makes those facts anew of which something was written, within a time.</summary>
    /// <param name="from">Unix ms.</param>
    /// <param name="to">Unix ms, included.</param>
    /// <param name="most">Where more quarters of an hour than this are to be made, none is.</param>
    /// <returns>True when there were any.</returns>
    public async Task<bool> RefreshAsync(string site, long from, long to, int most = int.MaxValue, CancellationToken cancellation = default)
    {
        var range = new { site, first = from / ReportChanges.SlotMs, last = to / ReportChanges.SlotMs };
        var marked = await database.ReadAsync(work => work.QueryAsync<long>($"SELECT slot {Marked} ORDER BY slot", range), cancellation);

        if (marked.Count > most)
        {
            return false;
        }

        // What is written from now on is the next reader's.
        foreach (var slots in marked.Chunk(SlotsAtOnce))
        {
            await database.WriteAsync(
                async work =>
                {
                    foreach (var (first, last) in RunsOf(slots))
                    {
                        // The marks go first: who writes meanwhile waits, or is waited for.
                        if (await work.ExecuteAsync($"DELETE {Marked}", new { site, first, last }) > 0)
                        {
                            await FactBuilder.MakeAsync(work, site, first, last);
                        }
                    }

                    return true;
                },
                cancellation);
        }

        return marked.Count > 0;
    }

    /// <summary>All parts that a site has.</summary>
    public Task<List<FactPart>> PartsAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.QueryAsync<(int Kind, int Part, long Version)>("SELECT kind, part, version FROM fact_versions WHERE site_id = @site", new { site }))
                .ConvertAll(row => new FactPart((FactKind)row.Kind, row.Part, row.Version)),
            cancellation);

    /// <summary>A site's texts behind an id, in the order of their ids.</summary>
    public Task<List<(int Id, string Content)>> TextsAsync(string site, int after, CancellationToken cancellation = default) =>
        database.ReadAsync(work => work.QueryAsync<(int, string)>("SELECT id, content FROM report_texts WHERE site_id = @site AND id > @after ORDER BY id", new { site, after }), cancellation);

    /// <summary>The contacts of a part.</summary>
    /// <param name="withCallers">True: also who called.</param>
    public Task<List<T>> ContactsAsync<T>(string site, int part, bool withCallers, Func<FactReading, T> read, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.ReadEachAsync(
                withCallers
                    ? $"SELECT {FactColumns}, c.caller FROM report_facts f LEFT JOIN calls c ON c.site_id = f.site_id AND c.id = f.contact_id WHERE f.site_id = @site AND f.slot >= @first AND f.slot <= @last"
                    : $"SELECT {FactColumns}, NULL FROM report_facts f WHERE f.site_id = @site AND f.slot >= @first AND f.slot <= @last",
                new { site, first = (long)part * FactPart.Slots, last = ((long)(part + 1) * FactPart.Slots) - 1 },
                row => read(new FactReading(row, 0))),
            cancellation);

    /// <summary>The deals of a part, each with the facts of its call or form; null where it has none.</summary>
    /// <param name="read">Makes one of a deal, its own contact, and its customer's first one where that is another.</param>
    public Task<List<T>> DealsAsync<T>(string site, int part, Func<DealReading, FactReading?, FactReading?, T> read, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.ReadEachAsync(
                $"""
                SELECT {FactColumns}, NULL, {FactColumns.Replace("f.", "g.", StringComparison.Ordinal)}, NULL, d.id, d.opened_at, d.closed_at, d.outcome, d.amount, d.currency,
                    d.first_kind, d.first_contact, d.first_at, COALESCE(d.call_id, d.form_id)
                FROM deals d LEFT JOIN report_facts f
                    ON f.site_id = d.site_id AND f.contact_id = COALESCE(d.call_id, d.form_id) AND f.kind = CASE WHEN d.call_id IS NULL THEN 1 ELSE 0 END
                LEFT JOIN report_facts g
                    ON g.site_id = d.site_id AND g.contact_id = d.first_contact AND g.kind = d.first_kind AND d.first_contact <> COALESCE(d.call_id, d.form_id, '')
                WHERE d.site_id = @site AND d.opened_at >= @from AND d.opened_at < @to
                """,
                new { site, from = part * FactPart.Ms, to = (part + 1) * FactPart.Ms },
                row => read(
                    DealReading.Of(row, 2 * FactReading.Columns), row.IsDBNull(0) ? null : new FactReading(row, 0), row.IsDBNull(FactReading.Columns) ? null : new FactReading(row, FactReading.Columns))),
            cancellation);

    /// <summary>The ad costs of a part.</summary>
    public Task<List<CostFact>> CostsAsync(string site, int part, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.ReadEachAsync(
                "SELECT day, source, medium, campaign, campaign_number, term, cost, currency, clicks FROM ad_costs WHERE site_id = @site AND day >= @first AND day <= @last",
                new { site, first = part * FactPart.Days, last = ((part + 1) * FactPart.Days) - 1 },
                row => new CostFact(
                    row.GetInt32(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.IsDBNull(4) ? null : row.GetString(4),
                    row.GetString(5),
                    row.GetInt64(6),
                    row.GetString(7),
                    row.IsDBNull(8) ? null : row.GetInt64(8))),
            cancellation);

    /// <summary>The ids of the contacts that began in some quarters of an hour, with these.</summary>
    public Task<List<(long Slot, ContactKind Kind, string Contact)>> IdsAsync(string site, IReadOnlyCollection<long> slots, CancellationToken cancellation = default) =>
        slots.Count == 0
            ? Task.FromResult<List<(long, ContactKind, string)>>([])
            : database.ReadAsync(
                async work => (await work.QueryAsync<(long Slot, int Kind, string Contact)>("SELECT slot, kind, contact_id FROM report_facts WHERE site_id = @site AND slot IN @slots", new { site, slots }))
                    .ConvertAll(row => (row.Slot, (ContactKind)row.Kind, row.Contact)),
                cancellation);

    private static IEnumerable<(long First, long Last)> RunsOf(long[] slots)
    {
        for (var i = 0; i < slots.Length;)
        {
            var first = i;
            while (++i < slots.Length && slots[i] == slots[i - 1] + 1)
            {
            }

            yield return (slots[first], slots[i - 1]);
        }
    }
}

using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;

namespace NumberSwap.Sql.Stores;

/// <summary>Counts what became of missed calls. Times are Unix ms; a period ends before <c>to</c>.</summary>
public sealed class MissedReportStore(Database database)
{
    private const string IsLost =
        "(outcome = @notReached AND state = 1) OR (state = 0 AND deadline_at < @now)";

    /// <param name="now">Whose deadline is before it is late.</param>
    public Task<MissedCountRow> CountAsync(string site, long from, long to, long now, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.SingleAsync<MissedCountRow>(
                $"""
                SELECT COUNT(*) AS Tasks,
                    COALESCE(SUM(CASE WHEN tried_at <= deadline_at THEN 1 ELSE 0 END), 0) AS Met,
                    COALESCE(SUM(CASE WHEN tried_at > deadline_at OR (tried_at IS NULL AND deadline_at < @now) THEN 1 ELSE 0 END), 0) AS Late,
                    COALESCE(SUM(CASE WHEN outcome = @reached THEN 1 ELSE 0 END), 0) AS Reached,
                    COALESCE(SUM(CASE WHEN outcome = @gotThrough THEN 1 ELSE 0 END), 0) AS GotThrough,
                    COALESCE(SUM(CASE WHEN missed_count > 0 AND ({IsLost}) THEN 1 ELSE 0 END), 0) AS NotReached,
                    COALESCE(SUM(CASE WHEN {IsLost} THEN missed_count ELSE 0 END), 0) AS CallsNotReached,
                    (SELECT COUNT(*) FROM calls WHERE site_id = @site AND started_at >= @from AND started_at < @to AND status = @missed AND caller IS NULL) AS Withheld
                FROM callbacks WHERE site_id = @site AND made_at >= @from AND made_at < @to
                """,
                new
                {
                    site,
                    from,
                    to,
                    now,
                    notReached = CallbackOutcome.NotReached,
                    reached = CallbackOutcome.Reached,
                    gotThrough = CallbackOutcome.GotThrough,
                    missed = CallStatus.Missed,
                }),
            cancellation);

    /// <summary>Deals won within the period that came from calls, by currency. A refund is none, but lessens what they brought.</summary>
    public Task<List<MissedDealsRow>> DealsAsync(string site, long from, long to, CancellationToken cancellation = default) =>
        database.ReadAsync(
            work => work.QueryAsync<MissedDealsRow>(
                """
                SELECT currency AS Currency, SUM(CASE WHEN amount < 0 THEN 0 ELSE 1 END) AS Deals, SUM(CASE WHEN amount >= 0 THEN 1 ELSE 0 END) AS Amounts,
                    SUM(COALESCE(amount / 10000, 0)) AS Units, SUM(COALESCE(amount % 10000, 0)) AS Rest
                FROM deals WHERE site_id = @site AND closed_at >= @from AND closed_at < @to AND outcome = @won AND call_id IS NOT NULL GROUP BY currency
                """,
                new { site, from, to, won = DealOutcome.Won }),
            cancellation);

    /// <summary>What advertising cost in some days, by currency.</summary>
    public Task<IReadOnlyDictionary<string, decimal>> CostsAsync(string site, DateOnly from, DateOnly to, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyDictionary<string, decimal>>(
            async work => (await work.QueryAsync<(string Currency, long Units, long Left)>(
                "SELECT currency, SUM(cost / 10000), SUM(cost % 10000) FROM ad_costs WHERE site_id = @site AND day >= @from AND day <= @to GROUP BY currency",
                new { site, from = from.DayNumber, to = to.DayNumber })).ToDictionary(row => row.Currency, row => Amount.FromSums(row.Units, row.Left), StringComparer.Ordinal),
            cancellation);
}

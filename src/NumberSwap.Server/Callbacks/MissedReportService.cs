using NumberSwap.Core.Money;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Callbacks;

/// <summary>Counts missed calls, and what was done about them.</summary>
public sealed class MissedReportService(ReportService reports, MissedReportStore store, TimeProvider clock)
{
    /// <summary>What a report's calendar counts in: quarters of an hour, ms.</summary>
    private const long SlotMs = 900_000;

    /// <exception cref="ArgumentOutOfRangeException">The period has no day, or more than <see cref="Period.MostDays"/>.</exception>
    public async Task<MissedReport> OfAsync(Site site, Period period, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var overview = await reports.OverviewAsync(site, period, before: null, cancellation);
        var (from, to) = Range(site, period);
        var tasks = await store.CountAsync(site.Id, from, to, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation);
        var deals = await store.DealsAsync(site.Id, from, to, cancellation);
        var costs = await store.CostsAsync(site.Id, period.From, period.To, cancellation);

        var (calls, answered, missed) = (overview.Total.Calls, overview.Total.Answered, overview.Total.Missed);
        var (callers, callsOfThem) = (tasks.NotReached + tasks.Withheld, tasks.CallsNotReached + tasks.Withheld);
        var won = deals.Sum(row => row.Deals);
        var conversion = MissedCost.Conversion(answered, won);
        var withAmount = deals.Where(row => row.Currency is not null && row.Amounts > 0).ToDictionary(row => row.Currency!, StringComparer.Ordinal);
        var money = withAmount.Keys.Union(costs.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(currency => Money(currency, withAmount, costs)).ToList();
        return new MissedReport(
            period, site.Settings.TimeZone, calls, answered, missed, Share(missed, calls), tasks.Withheld, tasks.Tasks, tasks.Met, tasks.Late, Share(tasks.Met, tasks.Met + tasks.Late),
            tasks.Reached, tasks.GotThrough, callers, callsOfThem, won, conversion, money,
            [.. overview.Hours.Select(hour => new MissedHour(hour.Weekday, hour.Hour, hour.Figures.Calls, hour.Figures.Missed, Share(hour.Figures.Missed, hour.Figures.Calls)))]);

        MissedMoney Money(string currency, Dictionary<string, MissedDealsRow> known, IReadOnlyDictionary<string, decimal> spent)
        {
            var row = known.GetValueOrDefault(currency);
            var average = row is null ? null : MissedCost.AverageOrder(row.Revenue, row.Amounts);
            // Where deals are in several currencies, each has its part of the conversion.
            var part = row is null ? null : conversion * row.Amounts / known.Values.Sum(other => other.Amounts);
            return new MissedMoney(
                currency,
                average is { } order ? decimal.Round(order, 2) : null,
                MissedCost.LostRevenue(callers, part, average),
                MissedCost.AdCost(callsOfThem, calls, spent.TryGetValue(currency, out var cost) ? cost : null));
        }
    }

    /// <summary>When a period begins, and before when it ends, Unix ms.</summary>
    public static (long From, long To) Range(Site site, Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var calendar = new ReportCalendar(ReportService.ZoneOf(site));
        return (calendar.Start(period.From.DayNumber) * SlotMs, calendar.Start(period.To.DayNumber + 1) * SlotMs);
    }

    private static double? Share(long part, long whole) => whole > 0 ? (double)part / whole : null;
}

using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>The figures that the overview and the lists show. Days are those of the site's time zone.</summary>
public sealed class ReportService(ReportStore store, OperatorStore operators, Catalog catalog, TimeProvider clock)
{
    /// <summary>Most sources that lists offer to choose from.</summary>
    public const int MostSources = 200;

    /// <summary>The zone in which the site's days are counted.</summary>
    public static TimeZoneInfo ZoneOf(Site site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return TimeZoneInfo.TryFindSystemTimeZoneById(site.Settings.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
    }

    /// <summary>Today in the site's time zone.</summary>
    public DateOnly Today(Site site) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), ZoneOf(site)).DateTime);

    /// <summary>The figures of a period, and of another to compare them with (null: without).</summary>
    /// <exception cref="ArgumentOutOfRangeException">A period has no day, or more than <see cref="Period.MostDays"/>.</exception>
    public async Task<Overview> OverviewAsync(Site site, Period period, Period? before, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var now = await CountsAsync(site, period, cancellation);
        var then = before is null ? null : await CountsAsync(site, before, cancellation);
        var hours = await store.HoursAsync(site.Id, period.From.DayNumber, period.To.DayNumber, cancellation);
        var names = catalog.ById(site.Id)?.CampaignsById;
        return new Overview(
            site.Id,
            site.Settings.TimeZone,
            site.Settings.TargetCallSeconds,
            period,
            before,
            now.Total,
            then?.Total,
            now.Match,
            then?.Match,
            ReportGroups.Of(now, then, row => row.Source, row => row.Source, key => key),
            ReportGroups.Of(now, then, row => row.Medium, row => row.Medium, key => key),
            ReportGroups.Of(now, then, row => row.Campaign, row => row.Campaign, key => names?.GetValueOrDefault(key)?.Name),
            [.. Enumerable.Range(0, period.Days).Select(place => DayOf(place, now, then))],
            PeriodCounts.Hours(hours));
    }

    /// <summary>What each campaign brought in the last days, today included, by its id.</summary>
    /// <param name="days">1 to <see cref="Period.MostDays"/>.</param>
    public async Task<IReadOnlyDictionary<string, CallFigures>> CampaignsAsync(Site site, int days, CancellationToken cancellation = default)
    {
        var counts = await CountsAsync(site, LastDays(site, days), cancellation);
        return counts.By(row => row.Campaign, row => row.Campaign);
    }

    /// <summary>The sources that calls of the last days came from, those with most first.</summary>
    /// <param name="days">1 to <see cref="Period.MostDays"/>.</param>
    public async Task<IReadOnlyList<ReportSource>> SourcesAsync(Site site, int days, CancellationToken cancellation = default)
    {
        var counts = await CountsAsync(site, LastDays(site, days), cancellation);
        return [.. counts.Calls.Where(row => row.Source.Length > 0).GroupBy(row => row.Source, StringComparer.Ordinal)
            .Select(source => new ReportSource(source.Key, source.Sum(row => row.Calls)))
            .OrderByDescending(source => source.Calls).ThenBy(source => source.Source, StringComparer.Ordinal).Take(MostSources)];
    }

    /// <summary>Counts all days of a site of which something was written, so that nobody who asks has to wait for it.</summary>
    public async Task RefreshAsync(Site site, CancellationToken cancellation)
    {
        var today = Today(site).DayNumber;
        await operators.RebaseAsync(site.Id, site.Settings.Team, cancellation);
        await store.RefreshAsync(site.Id, new ReportCalendar(ZoneOf(site)), site.Settings.Target, today - (10 * Period.MostDays), today + 1, cancellation);
    }

    private static ReportDay DayOf(int place, PeriodCounts now, PeriodCounts? then)
    {
        var before = place < then?.Period.Days ? then.Period.From.AddDays(place) : (DateOnly?)null;
        var day = now.Period.From.AddDays(place);
        return new ReportDay(day, now.Of(day), before, before is { } known ? then!.Of(known) : null);
    }

    private Period LastDays(Site site, int days)
    {
        ArgumentNullException.ThrowIfNull(site);
        var today = Today(site);
        return new Period(today.AddDays(1 - days), today);
    }

    private async Task<PeriodCounts> CountsAsync(Site site, Period period, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(period);
        if (period.Days is < 1 or > Period.MostDays)
            throw new ArgumentOutOfRangeException(nameof(period));
        var (first, last) = (period.From.DayNumber, period.To.DayNumber);
        await store.RefreshAsync(site.Id, new ReportCalendar(ZoneOf(site)), site.Settings.Target, first, last, cancellation);
        return new PeriodCounts(
            period,
            await store.CallsAsync(site.Id, first, last, cancellation),
            await store.VisitsAsync(site.Id, first, last, cancellation),
            await store.DaysAsync(site.Id, first, last, cancellation));
    }
}

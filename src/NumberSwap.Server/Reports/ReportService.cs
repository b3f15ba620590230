using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Reports;

/// <summary>The figures that the overview and the lists show.</summary>
public sealed class ReportService(TimeProvider clock)
{
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
    public Task<Overview> OverviewAsync(Site site, Period period, Period? before, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(period);
        if (period.Days is < 1 or > Period.MostDays)
            throw new ArgumentOutOfRangeException(nameof(period));
        var none = new MatchQuality(0, 0, 0, null, 0);
        return Task.FromResult(new Overview(
            site.Id,
            site.Settings.TimeZone,
            site.Settings.TargetCallSeconds,
            period,
            before,
            CallFigures.None,
            before is null ? null : CallFigures.None,
            none,
            before is null ? null : none,
            [],
            [],
            [],
            [.. Enumerable.Range(0, period.Days).Select(i => new ReportDay(
                period.From.AddDays(i), CallFigures.None, i < before?.Days ? before.From.AddDays(i) : null, i < before?.Days ? CallFigures.None : null))],
            [.. Enumerable.Range(0, 168).Select(i => new ReportHour(1 + (i / 24), i % 24, CallFigures.None))]));
    }
}

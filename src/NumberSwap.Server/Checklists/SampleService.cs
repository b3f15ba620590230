using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Draws the weekly samples. Weeks are those of the site's time zone.</summary>
public sealed class SampleService(SampleStore store, CallLookup lookup, AuditTrail trail, TimeProvider clock)
{
    /// <summary>The last reports of a week's calls may come so much after its end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>The newest week that is over, with the last reports of its calls.</summary>
    public IsoWeek LastWeek(Site site) => IsoWeek.Of(clock.GetUtcNow().Subtract(Grace).ToUnixTimeMilliseconds(), ReportService.ZoneOf(site)).Previous;

    /// <summary>Draws and seals a week that is over. Of a week that is sealed already, the sample as it is.</summary>
    /// <remarks>A week that goes on cannot be drawn: its later calls would have had no chance.</remarks>
    public async Task<(Sample? Sample, bool IsNew, ProblemHttpResult? Problem)> DrawAsync(Site site, IsoWeek week, Actor by, CancellationToken cancellation)
    {
        if (week > LastWeek(site))
            return (null, false, Problem.Invalid("week", "The sample of a week can be drawn from two hours after its end on, or its last calls would have no chance."));
        if (await store.FindAsync(site.Id, week, cancellation) is { } sealed_)
            return (sealed_, false, null);
        await lookup.RefreshAsync(site.Id, cancellation);
        var (zone, settings, now) = (ReportService.ZoneOf(site), await store.SettingsAsync(site.Id, week, cancellation), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var isNew = await store.DrawAsync(
            site.Id,
            week,
            week.Start(zone),
            week.Next.Start(zone),
            settings,
            by,
            now,
            (calls, drawn) => trail.Did(by, site.Id, "sample.drawn", null, week.ToString(), null, new { week = week.ToString(), settings.SharePercent, settings.MinTalkSeconds, calls, drawn }),
            cancellation);
        return (await store.FindAsync(site.Id, week, cancellation), isNew, null);
    }
}

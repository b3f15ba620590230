using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>Draws the samples of weeks that have ended, for sites that have a checklist in use.</summary>
public sealed class SampleLoop(SampleService service, SampleStore samples, ChecklistStore checklists, Catalog catalog, TimeProvider clock, ILogger<SampleLoop> log) : BackgroundService
{
    /// <summary>Weeks that are drawn late where no server ran.</summary>
    private const int MostWeeks = 4;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(30));

    /// <summary>Draws what is due.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, since) in await checklists.ActiveSitesAsync(cancellation))
        {
            if (catalog.ById(id)?.Site is not { } site)
                continue;
            var (first, last) = (IsoWeek.Of(since, ReportService.ZoneOf(site)), service.LastWeek(site));
            var drawn = (await samples.ListAsync(id, MostWeeks, cancellation)).Select(sample => sample.Week).ToHashSet();
            for (var (week, left) = (last, MostWeeks); left > 0 && week >= first; (week, left) = (week.Previous, left - 1))
            {
                if (!drawn.Contains(week))
                    await service.DrawAsync(site, week, Actor.Server, cancellation);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                    await RunAsync(stoppingToken);
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "Samples of conversations cannot be drawn now; the next round repeats it");
            }
        }
    }
}

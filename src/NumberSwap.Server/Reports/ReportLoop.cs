using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Counts the days of which something was written, and makes their facts anew, before somebody asks.</summary>
public sealed class ReportLoop(ReportService reports, FactStore facts, Catalog catalog, TimeProvider clock, ILogger<ReportLoop> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly LogOnce failure = new(clock, TimeSpan.FromMinutes(1));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var site in catalog.Sites)
                {
                    await reports.RefreshAsync(site.Site, stoppingToken);
                    await facts.RefreshAsync(site.Site.Id, 0, clock.GetUtcNow().AddDays(2).ToUnixTimeMilliseconds(), cancellation: stoppingToken);
                }
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                if (failure.IsDue())
                    log.LogWarning(failed, "The days' calls cannot be counted now: the next round, or whoever asks for them, does so");
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

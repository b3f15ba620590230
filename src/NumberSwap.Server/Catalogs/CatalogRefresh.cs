using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Catalogs;

/// <summary>Looks regularly whether another node changed something whose message did not arrive.</summary>
public sealed class CatalogRefresh(SiteChanges changes, CatalogVersion version, TimeProvider clock, ILogger<CatalogRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = -1L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = await version.ReadAsync(stoppingToken);
                if (now != known && known >= 0)
                    await changes.ApplyAllAsync(stoppingToken);
                known = now;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("SQL does not answer ({Failure}): changes made on other nodes are seen later", failed.GetType().Name);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

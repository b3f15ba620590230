using System.Diagnostics.Metrics;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Pools;

/// <summary>Counts every pool's numbers by state now and then, while somebody collects the gauge <c>numberswap.pool.numbers</c>.</summary>
public sealed class PoolGauges(Catalog catalog, ILeasePool hot, Meters meters, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private volatile IReadOnlyList<Measurement<int>> _counted = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var gauge = meters.Observe(() => _counted);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (gauge.Enabled)
                _counted = await CountAsync(stoppingToken);
            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<IReadOnlyList<Measurement<int>>> CountAsync(CancellationToken cancellation)
    {
        var counted = new List<Measurement<int>>();
        foreach (var pool in catalog.Sites.SelectMany(site => site.Pools.Values))
        {
            try
            {
                var count = await hot.CountAsync(pool.Site, SiteCatalog.PolicyOf(pool), cancellation);
                counted.Add(Of(pool.Id, "live", count.Live));
                counted.Add(Of(pool.Id, "cooling", count.Cooling));
                counted.Add(Of(pool.Id, "free", count.Free));
            }
            catch (Exception)
            {
                // The hot state, or the node that has this pool, does not answer: health says so, and the gauge shows the pools that were counted.
            }
        }

        return counted;
    }

    private static Measurement<int> Of(string pool, string state, int count) =>
        new(count, new KeyValuePair<string, object?>("pool", pool), new KeyValuePair<string, object?>("state", state));
}

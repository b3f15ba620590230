using System.Collections.Concurrent;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Brings the hot state's pools in line with the durable record: at start, after a change, and after Redis lost or rolled back its data.</summary>
public sealed class PoolHealer(ILeasePool hot, LeaseStore leases, Recorder recorder, Catalog catalog, ILogger<PoolHealer> log)
{
    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);

    /// <summary>Heals the pools that an answer found unknown. True when it is worth asking again.</summary>
    public async Task<bool> HealAsync(SiteCatalog site, PageNumbers answer, TimeSpan patience)
    {
        try
        {
            var lost = answer.Numbers.Where(number => number.PoolUnknown).Select(number => number.Pool!).Distinct(StringComparer.Ordinal);
            await Task.WhenAll(lost.Where(site.Pools.ContainsKey).Select(pool => HealOnceAsync(site.Pools[pool]))).WaitAsync(patience);
            return true;
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "A pool of site {Site} is missing in Redis and could not be rebuilt yet", site.Site.Id);
            return false;
        }
    }

    /// <summary>Heals every pool of every site; a pool that fails is logged, and the others go on.</summary>
    public async Task HealAllAsync(CancellationToken cancellation = default)
    {
        foreach (var site in catalog.Sites)
        {
            foreach (var pool in site.Pools.Values)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    await HealOnceAsync(pool);
                }
                catch (Exception failed)
                {
                    log.LogWarning(failed, "Pool {Pool} of site {Site} could not be brought in line with SQL; the next check repeats it", pool.Id, pool.Site);
                }
            }
        }
    }

    /// <summary>Makes a change of a pool's numbers or rules effective in the hot state.</summary>
    public async Task ReconcileAsync(Pool pool, CancellationToken cancellation = default)
    {
        await recorder.DrainAsync(pool.Site, TimeSpan.FromSeconds(2), cancellation);
        var last = (await leases.LastOfPoolAsync(pool.Site, pool.Id, cancellation)).ToDictionary(lease => lease.Number, StringComparer.Ordinal);
        await hot.ReconcileAsync(
            pool.Site,
            SiteCatalog.PolicyOf(pool),
            [.. pool.Numbers.Select(number => new PoolNumber(number, last.GetValueOrDefault(number)))],
            cancellation);
    }

    // When a pool is gone, all its visitors find out at once: one of them does the work for all.
    private Task HealOnceAsync(Pool pool) => running.GetOrAdd(pool.Id, _ => RunAsync(pool));

    private async Task RunAsync(Pool pool)
    {
        await Task.Yield();
        try
        {
            await ReconcileAsync(pool);
        }
        finally
        {
            running.TryRemove(pool.Id, out _);
        }
    }
}

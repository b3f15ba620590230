using System.Collections.Concurrent;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Brings the hot state's pools in line with the durable record: at start, after a change, and after Redis lost or rolled back its data.</summary>
public sealed class PoolHealer(ILeasePool hot, PoolStore pools, LeaseStore leases, Recorder recorder, Catalog catalog, ILogger<PoolHealer> log) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ConcurrentDictionary<string, Lazy<Task>> running = new(StringComparer.Ordinal);

    // Pools whose change the hot state has not seen: it did not answer when the change was made.
    private readonly ConcurrentDictionary<string, Pool> behind = new(StringComparer.Ordinal);

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

    /// <summary>Heals every pool of every site. A pool that fails is logged, the others go on, and the answer is false.</summary>
    public async Task<bool> HealAllAsync(CancellationToken cancellation = default)
    {
        var all = true;
        foreach (var pool in catalog.Sites.SelectMany(site => site.Pools.Values))
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await HealOnceAsync(pool);
            }
            catch (Exception failed)
            {
                all = false;
                // Remembered, so that it is made up for as soon as both sides answer.
                behind[pool.Id] = pool;
                log.LogWarning(failed, "Pool {Pool} of site {Site} could not be brought in line with SQL yet", pool.Id, pool.Site);
            }
        }

        return all;
    }

    /// <summary>Makes up for changes that the hot state could not be told of.</summary>
    public async Task CatchUpAsync()
    {
        foreach (var pool in behind.Values)
            await ApplyAsync(pool);
    }

    /// <summary>Makes a change of a pool effective in the hot state; while that does not answer, the change is remembered for <see cref="CatchUpAsync"/>.</summary>
    public async Task ApplyAsync(Pool pool)
    {
        behind[pool.Id] = pool;
        try
        {
            await ReconcileAsync(pool);
            behind.TryRemove(new KeyValuePair<string, Pool>(pool.Id, pool));
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "Pool {Pool} was changed while the hot state or SQL did not answer; it follows when they do", pool.Id);
        }
    }

    private async Task ReconcileAsync(Pool pool, CancellationToken cancellation = default)
    {
        // One at a time, and with numbers read just before: an older list would take away what somebody added meanwhile.
        await one.WaitAsync(cancellation);
        try
        {
            await recorder.DrainAsync(pool.Site, TimeSpan.FromSeconds(2), cancellation);
            var numbers = (await pools.FindAsync(pool.Site, pool.Id, cancellation))?.Numbers ?? [];
            var last = (await leases.LastOfPoolAsync(pool.Site, pool.Id, cancellation)).ToDictionary(lease => lease.Number, StringComparer.Ordinal);
            await hot.ReconcileAsync(
                pool.Site,
                SiteCatalog.PolicyOf(pool),
                [.. numbers.Select(number => new PoolNumber(number, last.GetValueOrDefault(number)))],
                cancellation);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    // When a pool is gone, all its visitors find out at once: one of them does the work for all. It is in the dictionary before it runs,
    // or a run that ends at once would take itself out before it is put in, and stay for ever.
    private Task HealOnceAsync(Pool pool) => running.GetOrAdd(pool.Id, _ => new Lazy<Task>(() => RunAsync(pool))).Value;

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

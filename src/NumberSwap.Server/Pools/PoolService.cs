using NumberSwap.Core;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Planning;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Pools: made, changed, deleted, with what follows from it in the hot state.</summary>
public sealed class PoolService(
    PoolStore store,
    LeaseStore leases,
    ILeasePool hot,
    PoolHealer healer,
    Recorder recorder,
    SiteChanges changes,
    TimeProvider clock)
{
    private const double WantedOverflow = 0.01;

    /// <summary>A pool with nothing but its ids and defaults, to be filled from a request.</summary>
    public Pool Blank(Site site) =>
        new(RandomId.New(), site.Id, "", site.Targets[0].Number, [], [], 1800, 300, OverflowPolicy.Share, clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task AddAsync(Pool pool, CancellationToken cancellation)
    {
        await store.AddAsync(pool, cancellation);
        await ApplyAsync(pool, cancellation);
    }

    public async Task<bool> UpdateAsync(Pool pool, CancellationToken cancellation)
    {
        if (!await store.UpdateAsync(pool, cancellation))
            return false;
        await ApplyAsync(pool, cancellation);
        return true;
    }

    public async Task<Pool?> AddNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        await store.AddNumbersAsync(site, pool, numbers, cancellation);
        return await ApplyAsync(site, pool, cancellation);
    }

    public async Task<Pool?> RetireNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        await store.RetireNumbersAsync(site, pool, numbers, cancellation);
        return await ApplyAsync(site, pool, cancellation);
    }

    public async Task<bool> DeleteAsync(Pool pool, CancellationToken cancellation)
    {
        if (!await store.DeleteAsync(pool.Site, pool.Id, cancellation))
            return false;
        await ApplyAsync(pool with { Numbers = [] }, cancellation);
        return true;
    }

    public async Task<PoolStatus> StatusAsync(Pool pool, CancellationToken cancellation)
    {
        await recorder.DrainAsync(pool.Site, TimeSpan.FromSeconds(1), cancellation);
        var count = await hot.CountAsync(pool.Site, SiteCatalog.PolicyOf(pool), cancellation);
        var now = clock.GetUtcNow();
        var (lastHour, overflows) = await leases.CountSinceAsync(pool.Site, pool.Id, now.AddHours(-1).ToUnixTimeMilliseconds(), cancellation);
        var (peak, visit) = await leases.BusiestHourAsync(pool.Site, pool.Id, now.AddDays(-7).ToUnixTimeMilliseconds(), cancellation);
        return new PoolStatus(count.Total, count.Live, count.Cooling, count.Free, lastHour, overflows, AdviceFor(pool, peak, visit));
    }

    private static PoolAdvice AdviceFor(Pool pool, int leasesPerHour, long visitMs)
    {
        if (leasesPerHour == 0)
            return new PoolAdvice(null, 0, 0);
        var erlangs = leasesPerHour * ((visitMs / 1000d) + pool.HoldSeconds) / 3600;
        return new PoolAdvice(ErlangB.NumbersFor(erlangs, WantedOverflow), Math.Round(erlangs, 2), Math.Round(ErlangB.Blocking(pool.Numbers.Count, erlangs), 4));
    }

    private async Task<Pool?> ApplyAsync(string site, string id, CancellationToken cancellation)
    {
        var pool = await store.FindAsync(site, id, cancellation);
        if (pool is not null)
            await ApplyAsync(pool, cancellation);
        return pool;
    }

    private async Task ApplyAsync(Pool pool, CancellationToken cancellation)
    {
        await changes.AnnounceAsync(pool.Site, cancellation);
        await healer.ApplyAsync(pool);
    }
}

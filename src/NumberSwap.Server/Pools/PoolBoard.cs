using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Redis;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Pools;

/// <summary>Tells how pools stand, for people to see. Goes on with what is recorded while the hot state is away.</summary>
public sealed class PoolBoard(ILeasePool hot, PoolDays days, PoolService pools)
{
    /// <summary>The site's pools, the oldest first.</summary>
    public async Task<IReadOnlyList<PoolSummary>> OfAsync(SiteCatalog site, CancellationToken cancellation)
    {
        await days.RefreshAsync(site.Site.Id, cancellation);
        var all = new List<PoolSummary>();
        foreach (var pool in site.Pools.Values.OrderBy(pool => pool.CreatedAt).ThenBy(pool => pool.Id, StringComparer.Ordinal))
            all.Add(await OfAsync(pool, cancellation));
        return all;
    }

    /// <summary>One pool; what was answered before is recorded when <see cref="PoolDays.RefreshAsync"/> was awaited.</summary>
    public async Task<PoolSummary> OfAsync(Pool pool, CancellationToken cancellation) => new(
        pool,
        await CountAsync(pool, cancellation),
        await days.UseAsync(pool, cancellation),
        await pools.AdviseAsync(pool, cancellation));

    private async Task<PoolCount?> CountAsync(Pool pool, CancellationToken cancellation)
    {
        try
        {
            return await hot.CountAsync(pool.Site, SiteCatalog.PolicyOf(pool), cancellation);
        }
        catch (RedisUnavailableException)
        {
            return null;
        }
    }
}

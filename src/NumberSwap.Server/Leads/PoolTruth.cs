using NumberSwap.Core.Attribution;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Calls;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>How often attribution was right on a pool's calls, where a form tells who called.</summary>
public sealed class PoolTruth(TruthStore store, CallLookup lookup, TimeProvider clock)
{
    public const int UsualDays = 90;

    /// <summary>Of the calls of the last days.</summary>
    public async Task<KnownTruth> OfAsync(Pool pool, int days, CancellationToken cancellation)
    {
        await lookup.RefreshAsync(pool.Site, cancellation);
        return await store.OfPoolAsync(pool.Site, pool.Id, clock.GetUtcNow().AddDays(-days).ToUnixTimeMilliseconds(), cancellation);
    }
}

using System.Collections.Concurrent;

namespace NumberSwap.Redis;

/// <summary>The keys of sites and pools as they are sent: every page view names them, and they never change.</summary>
internal sealed class PoolKeys
{
    private readonly ConcurrentDictionary<(string Site, string Pool), (SharedKey Numbers, SharedKey Leases)> _pools = new();
    private readonly ConcurrentDictionary<string, SharedKey> _journals = new(StringComparer.Ordinal);

    public (SharedKey Numbers, SharedKey Leases) Of(string site, string pool) => _pools.GetOrAdd(
        (site, pool),
        static of => (new(RedisKeys.Numbers(of.Site, of.Pool)), new(RedisKeys.Leases(of.Site, of.Pool))));

    public SharedKey Journal(string site) => _journals.GetOrAdd(site, static of => new(RedisKeys.Journal(of)));
}

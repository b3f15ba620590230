using System.Collections.Concurrent;
using System.Text;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>The keys of sites and pools as they are sent: every page view names them, and they never change.</summary>
internal sealed class PoolKeys
{
    private readonly ConcurrentDictionary<(string Site, string Pool), (RedisKey Numbers, RedisKey Leases)> _pools = new();
    private readonly ConcurrentDictionary<string, RedisKey> _journals = new(StringComparer.Ordinal);

    public (RedisKey Numbers, RedisKey Leases) Of(string site, string pool) => _pools.GetOrAdd(
        (site, pool),
        static of => (Encoded(RedisKeys.Numbers(of.Site, of.Pool)), Encoded(RedisKeys.Leases(of.Site, of.Pool))));

    public RedisKey Journal(string site) => _journals.GetOrAdd(site, static of => Encoded(RedisKeys.Journal(of)));

    private static RedisKey Encoded(string key) => Encoding.UTF8.GetBytes(key);
}

using System.Collections.Concurrent;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Planning;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>Measures what pools had to serve: their busiest hour of the last seven days, up to now.</summary>
/// <remarks>Hours that are over are read once an hour: a pool's week may be a million leases.</remarks>
public sealed class TrafficMeter(LeaseStore leases, TimeProvider clock)
{
    private const long HourMs = 3600_000;
    private const long WeekMs = 7 * 24 * HourMs;
    private const double MostVisitMinutes = 24 * 60;

    private readonly ConcurrentDictionary<string, (long Hour, int Peak, long Leases, long SeenMs)> past = new(StringComparer.Ordinal);

    /// <summary>What is recorded of the pool.</summary>
    public async Task<PoolTraffic> OfAsync(Pool pool, CancellationToken cancellation)
    {
        var hour = clock.GetUtcNow().ToUnixTimeMilliseconds() / HourMs * HourMs;
        if (!past.TryGetValue(pool.Id, out var before) || before.Hour != hour)
        {
            var read = await leases.BusiestHourAsync(pool.Site, pool.Id, hour - WeekMs, hour, cancellation);
            past[pool.Id] = before = (hour, read.Peak, read.Leases, read.SeenMs);
        }

        var now = await leases.BusiestHourAsync(pool.Site, pool.Id, hour, long.MaxValue, cancellation);
        var count = before.Leases + now.Leases;
        var meanMs = count == 0 ? 0 : (before.SeenMs + now.SeenMs) / count;
        return new PoolTraffic(Math.Max(before.Peak, now.Peak), Math.Min(meanMs / 60_000d, MostVisitMinutes), pool.HoldSeconds / 60d);
    }
}

using System.Collections.Concurrent;
using NumberSwap.Core.Planning.Days;
using NumberSwap.Core.Sites;
using NumberSwap.Redis;
using NumberSwap.Server.Recording;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools.Days;

/// <summary>Says from the durable record how pools stood, minute by minute.</summary>
public sealed class PoolDays(PoolDayStore store, Recorder recorder, TimeProvider clock)
{
    /// <summary>Longest that a reader waits for what was answered a moment ago to be recorded.</summary>
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    /// <summary>What is made of more leases is kept for a minute: lists and overviews ask for it with every view, and 12,000 take 60 ms.</summary>
    private const int ManyLeases = 2_000;

    private readonly ConcurrentDictionary<string, (long Minute, PoolUse Use)> kept = new(StringComparer.Ordinal);

    /// <summary>A day of a pool; null for one that has not begun.</summary>
    public async Task<PoolDay?> DayAsync(Pool pool, DateOnly date, TimeZoneInfo zone, CancellationToken cancellation)
    {
        var from = SiteDays.StartOf(date, zone);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (from > now)
            return null;
        var until = SiteDays.StartOf(date.AddDays(1), zone);
        // The minute that has begun is told too.
        var minutes = (int)((Math.Min(until - 1, now) - from) / PoolMinutes.Minute) + 1;
        await RefreshAsync(pool.Site, cancellation);
        var (swept, _) = await SweepAsync(pool, from, minutes, cancellation);
        return PoolDay.Of(date, zone, swept);
    }

    /// <summary>How much of a pool was in use lately.</summary>
    public async Task<PoolUse> UseAsync(Pool pool, CancellationToken cancellation)
    {
        var minute = clock.GetUtcNow().ToUnixTimeMilliseconds() / PoolMinutes.Minute;
        if (kept.TryGetValue(pool.Id, out var known) && known.Minute == minute)
            return known.Use;
        var from = (minute + 1 - (2 * PoolUse.MinutesADay)) * PoolMinutes.Minute;
        var (swept, leases) = await SweepAsync(pool, from, 2 * PoolUse.MinutesADay, cancellation);
        var use = PoolUse.Of(swept);
        if (leases > ManyLeases)
            kept[pool.Id] = (minute, use);
        return use;
    }

    /// <summary>Lets what was answered before be in the record, as far as it can be.</summary>
    public async Task RefreshAsync(string site, CancellationToken cancellation)
    {
        try
        {
            await recorder.DrainAsync(site, Freshness, cancellation);
        }
        catch (RedisUnavailableException)
        {
            // What SQL holds can be told all the same.
        }
    }

    private async Task<(PoolMinutes Minutes, int Leases)> SweepAsync(Pool pool, long from, int minutes, CancellationToken cancellation)
    {
        var cooldownMs = pool.CooldownSeconds * 1000L;
        var leases = await store.SpansAsync(pool.Site, pool.Id, from, from + (minutes * PoolMinutes.Minute), cooldownMs, cancellation);
        var stays = await store.StaysAsync(pool.Id, cancellation);
        return (PoolSweep.Run(leases, stays, from, minutes, cooldownMs), leases.Count);
    }
}

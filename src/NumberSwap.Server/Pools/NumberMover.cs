using NumberSwap.Core.Audit;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Redis;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Pools;

/// <summary>
/// Moves numbers between pools while visitors have them on their pages. A visitor keeps the number until its next heartbeat, which brings
/// another of its own pool. Meanwhile the new pool knows the lease: it gives the number to nobody else, and a call to it finds its visit.
/// </summary>
public sealed class NumberMover(PoolStore store, NumberStore numbersStore, ILeasePool hot, PoolHealer healer, SiteChanges changes, AuditTrail trail, TimeProvider clock)
{
    public async Task<NumberMove> MoveAsync(Site site, Pool from, Pool to, IReadOnlyList<string> numbers, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        var notThere = numbers.Except(from.Numbers, StringComparer.Ordinal).Except(from.Retired, StringComparer.Ordinal).ToList();
        if (notThere.Count > 0 || from.Id == to.Id)
            return new(null, from.Id == to.Id ? numbers : notThere, []);
        // From now on callers are put through to the new pool's destination, whatever the page says that shows the number.
        if (DestinationOf(site, from) != DestinationOf(site, to) && await LiveAsync(from, numbers, cancellation) is { Count: > 0 } busy)
            return new(null, [], busy);

        var audit = trail.Did(by, site.Id, "pool.numbersMoved", from.Id, from.Name, AuditTrail.Numbers(numbers), new { to = to.Id, to.Name });
        if (await store.MoveNumbersAsync(site.Id, from.Id, to.Id, numbers, audit, cancellation) is null)
            return new(null, numbers, []);
        await changes.AnnounceAsync(site.Id, cancellation);
        // In this order no number is in both at any time.
        await healer.ApplyAsync(from);
        await healer.ApplyAsync(to);
        return new(await store.FindAsync(site.Id, to.Id, cancellation) ?? to, [], []);
    }

    /// <summary>Those of the numbers that somebody has on a page now.</summary>
    private async Task<IReadOnlyList<string>> LiveAsync(Pool pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        var retired = pool.Retired.ToHashSet(StringComparer.Ordinal);
        try
        {
            var seen = await hot.LookAsync(pool.Site, SiteCatalog.PolicyOf(pool), [.. numbers.Where(number => !retired.Contains(number))], cancellation);
            var live = seen.Where(number => number.Use == NumberUse.Live).Select(number => number.Number);
            return [.. live, .. await LiveByRecordAsync(pool, [.. numbers.Where(retired.Contains)], cancellation)];
        }
        catch (RedisUnavailableException)
        {
            return await LiveByRecordAsync(pool, numbers, cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> LiveByRecordAsync(Pool pool, IReadOnlyList<string> numbers, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var histories = await numbersStore.HistoryAsync(pool.Site, numbers, now, cancellation);
        return [.. numbers.Where(number => histories.GetValueOrDefault(number)?.Last?.IsLiveAt(now) == true)];
    }

    private static string DestinationOf(Site site, Pool pool) => site.Targets.FirstOrDefault(target => target.Number == pool.Target)?.Destination ?? pool.Target;
}

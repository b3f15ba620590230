using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Planning;
using NumberSwap.Core.Sites;
using NumberSwap.Redis;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Planning;
using NumberSwap.Server.Pools.Days;
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
    SiteModels models,
    TrafficMeter meter,
    PoolDays days,
    AuditTrail trail,
    TimeProvider clock)
{
    private const string Kind = "pool";

    /// <summary>A pool with nothing but its ids and defaults, to be filled from a request.</summary>
    public Pool Blank(Site site) =>
        new(RandomId.New(), site.Id, "", site.Targets[0].Number, [], [], 1800, 300, OverflowPolicy.Share, clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task AddAsync(Pool pool, Actor by, CancellationToken cancellation)
    {
        await store.AddAsync(pool, trail.Added(by, pool.Site, Kind, pool.Id, pool.Name, new { pool = Rules(pool), numbers = AuditTrail.Numbers(pool.Numbers) }), cancellation);
        await ApplyAsync(pool, cancellation);
    }

    public async Task<bool> UpdateAsync(Pool pool, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(pool.Site, pool.Id, cancellation) is not { } known
            || !await store.UpdateAsync(pool, trail.Changed(by, pool.Site, Kind, pool.Id, pool.Name, Rules(known), Rules(pool)), cancellation))
        {
            return false;
        }

        await ApplyAsync(pool, cancellation);
        return true;
    }

    public async Task<Pool?> AddNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, pool, cancellation) is not { } known)
            return null;
        var added = numbers.Except(known.Numbers, StringComparer.Ordinal).ToList();
        var audit = added.Count == 0 ? null : trail.Did(by, site, "pool.numbersAdded", pool, known.Name, null, AuditTrail.Numbers(added));
        await store.AddNumbersAsync(site, pool, numbers, audit, cancellation);
        return await ApplyAsync(site, pool, cancellation);
    }

    public async Task<Pool?> RetireNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, pool, cancellation) is not { } known)
            return null;
        var retired = numbers.Intersect(known.Numbers, StringComparer.Ordinal).ToList();
        await store.RetireNumbersAsync(site, pool, numbers, trail.Did(by, site, "pool.numbersRetired", pool, known.Name, AuditTrail.Numbers(retired), null), cancellation);
        return await ApplyAsync(site, pool, cancellation);
    }

    public async Task<bool> DeleteAsync(Pool pool, Actor by, CancellationToken cancellation)
    {
        var audit = trail.Removed(by, pool.Site, Kind, pool.Id, pool.Name, new { pool = Rules(pool), numbers = AuditTrail.Numbers(pool.Numbers) });
        if (!await store.DeleteAsync(pool.Site, pool.Id, audit, cancellation))
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
        var traffic = await meter.OfAsync(pool, cancellation);
        return new PoolStatus(count.Total, count.Live, count.Cooling, count.Free, lastHour, overflows, AdviceFor(pool, traffic), await days.UseAsync(pool, cancellation));
    }

    /// <summary>How many numbers the pool should have, by what is recorded of it.</summary>
    public async Task<PoolAdvice> AdviseAsync(Pool pool, CancellationToken cancellation) => AdviceFor(pool, await meter.OfAsync(pool, cancellation));

    /// <summary>What the pool had to serve lately, with what was answered a moment ago.</summary>
    public async Task<PoolTraffic> MeasureAsync(Pool pool, CancellationToken cancellation)
    {
        try
        {
            await recorder.DrainAsync(pool.Site, TimeSpan.FromSeconds(1), cancellation);
        }
        catch (RedisUnavailableException)
        {
            // What SQL holds can be measured all the same.
        }

        return await meter.OfAsync(pool, cancellation);
    }

    /// <summary>What the log says of a pool, beside its numbers.</summary>
    private static object Rules(Pool pool) => new { pool.Name, pool.Target, pool.HoldSeconds, pool.CooldownSeconds, Overflow = pool.Overflow.ToString().ToLowerInvariant() };

    private PoolAdvice AdviceFor(Pool pool, PoolTraffic traffic)
    {
        // More than can be planned for is no traffic of one pool.
        if (traffic.ToRequest(PlanDefaults.Overflow) is not { } request || request.Problem() is not null)
            return new PoolAdvice(null, 0, 0);
        var model = models.Of(pool.Site, clock.GetUtcNow().ToUnixTimeMilliseconds()).Delay;
        var plan = PoolPlan.For(request, model);
        var now = PoolPlan.Size(pool.Numbers.Count, request, model);
        return new PoolAdvice(
            plan.Numbers,
            Math.Round(plan.Erlangs, 2),
            Math.Round(now.Overflow, 4),
            Math.Round(now.Undisputed, 4),
            new PoolSize(plan.Numbers, Math.Round(plan.Overflow, 4), Math.Round(plan.Undisputed, 4)));
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

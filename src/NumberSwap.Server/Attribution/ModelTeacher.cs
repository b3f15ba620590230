using NumberSwap.Core.Attribution;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Attribution;

/// <summary>Estimates each site's model anew, once a day, from its own calls and visits.</summary>
public sealed class ModelTeacher(SiteModelStore store, SiteModels models, Catalog catalog, TimeProvider clock)
{
    private const long DayMs = 24 * 3600_000;

    /// <summary>Calls of so long are learned from, ms (90 days).</summary>
    private const long CallsMs = 90 * DayMs;

    /// <summary>Visits of so long say how busy the numbers are, ms (7 days).</summary>
    private const long VisitsMs = 7 * DayMs;

    private const int MostCalls = 2000;

    /// <summary>Loads all models, then makes those that are a day old anew. A site without traffic keeps the prior.</summary>
    public async Task TeachAsync(CancellationToken cancellation)
    {
        await models.LoadAsync(cancellation);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var taught = false;
        foreach (var site in catalog.Sites)
        {
            if (models.MadeAt(site.Site.Id) is { } made && made > now - DayMs)
                continue;
            if (await EstimateAsync(site.Site.Id, now, cancellation) is not { } model)
                continue;
            await store.AddAsync(site.Site.Id, now, model, cancellation);
            taught = true;
        }

        if (taught)
            await models.LoadAsync(cancellation);
    }

    private async Task<SiteModel?> EstimateAsync(string site, long now, CancellationToken cancellation)
    {
        var traffic = await store.TrafficAsync(site, now - VisitsMs, cancellation);
        if (traffic.Count == 0)
            return null;
        var calls = await store.CallsAsync(site, now - CallsMs, MostCalls, cancellation);
        var pageMs = traffic.Sum(pool => pool.SeenMs) / (double)traffic.Sum(pool => pool.Leases);
        var delay = DelayEstimator.Estimate(DelayModel.Prior, models.Newest(site).Delay, calls, pageMs);
        // A pool of this morning has had its visits since then only.
        var visits = traffic.ToDictionary(pool => pool.Pool, pool => pool.Leases / (double)Math.Max(DayMs, now - pool.First) / pool.Numbers, StringComparer.Ordinal);
        return new SiteModel(delay, visits, calls.Count, await store.HoursAsync(site, now - VisitsMs, cancellation));
    }
}

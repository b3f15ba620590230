using NumberSwap.Core.Audit;
using NumberSwap.Server.Campaigns;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Pools;
using NumberSwap.Server.Sites;

namespace NumberSwap.Server.Demo;

/// <summary>Makes the demo site once; afterwards it is a site like any other, and what its owner changes stays changed.</summary>
public sealed class DemoSeed(SiteService sites, PoolService pools, CampaignService campaigns, Catalog catalog, Settings settings, ILogger<DemoSeed> log)
{
    /// <summary>Makes the site if it is missing. A demo that cannot be made never keeps the server from starting.</summary>
    public async Task PlantAsync(CancellationToken cancellation)
    {
        if (catalog.ByKey(DemoSite.Key) is not null)
            return;
        var site = DemoSite.Site(sites.Blank(), settings.Options.PublicUrl);
        try
        {
            await sites.AddAsync(site, Actor.Server, cancellation);
            var yandex = DemoSite.ForYandex(pools.Blank(site));
            var google = DemoSite.ForGoogle(pools.Blank(site));
            await pools.AddAsync(DemoSite.ForAll(pools.Blank(site)), Actor.Server, cancellation);
            await pools.AddAsync(yandex, Actor.Server, cancellation);
            await pools.AddAsync(google, Actor.Server, cancellation);
            await campaigns.AddAsync(DemoSite.Yandex(campaigns.Blank(site.Id), yandex), Actor.Server, cancellation);
            await campaigns.AddAsync(DemoSite.Google(campaigns.Blank(site.Id), google), Actor.Server, cancellation);
            await campaigns.AddAsync(DemoSite.Newspaper(campaigns.Blank(site.Id)), Actor.Server, cancellation);
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Another node may have made it at the same moment, or somebody owns one of its numbers.
            log.LogWarning(failed, "The demo site could not be made");
            // Half a demo would never be completed: the next start finds it there.
            await sites.DeleteAsync(site.Id, Actor.Server, cancellation);
        }
    }
}

using NumberSwap.Core.Sites;
using NumberSwap.Server.Platforms;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Catalogs;

/// <summary>Fills the catalog from SQL.</summary>
public sealed class CatalogLoader(
    Catalog catalog,
    SiteStore sites,
    PoolStore pools,
    CampaignStore campaigns,
    KeyStore keys,
    PlatformSecrets secrets) : IDisposable
{
    // Two loads at a time could put an older state in the place of a newer one.
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Loads everything, and forgets sites that are gone.</summary>
    public async Task LoadAllAsync(CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            catalog.SetKeys(await keys.ListAsync(cancellation));
            var allSites = await sites.ListAsync(cancellation);
            var poolsBySite = (await pools.ListAllAsync(cancellation)).ToLookup(pool => pool.Site);
            var campaignsBySite = (await campaigns.ListAllAsync(cancellation)).ToLookup(campaign => campaign.Site);
            var secretsBySite = await secrets.ListAsync(cancellation);
            foreach (var site in allSites)
                Put(site, [.. poolsBySite[site.Id]], [.. campaignsBySite[site.Id]], secretsBySite);

            var known = allSites.Select(site => site.Id).ToHashSet();
            foreach (var gone in catalog.Sites.Where(site => !known.Contains(site.Site.Id)).ToList())
                catalog.Remove(gone.Site.Id);
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Loads one site again, or forgets it when it is gone.</summary>
    public async Task LoadSiteAsync(string id, CancellationToken cancellation = default)
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (await sites.FindAsync(id, cancellation) is { } site)
                Put(site, await pools.ListAsync(id, cancellation), await campaigns.ListAsync(id, cancellation), await secrets.ListAsync(cancellation));
            else
                catalog.Remove(id);
        }
        finally
        {
            one.Release();
        }
    }

    public async Task LoadKeysAsync(CancellationToken cancellation = default) => catalog.SetKeys(await keys.ListAsync(cancellation));

    public void Dispose() => one.Dispose();

    private void Put(Site site, IReadOnlyList<Pool> ofPools, IReadOnlyList<Campaign> ofCampaigns, ILookup<string, (string Platform, PlatformCredentials Credentials)> ofSecrets) =>
        catalog.Set(new SiteCatalog(
            site,
            ofPools,
            ofCampaigns,
            ofSecrets[site.Id].ToDictionary(secret => secret.Platform, secret => secret.Credentials, StringComparer.Ordinal)));
}

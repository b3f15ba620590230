using NumberSwap.Core;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Campaigns;

/// <summary>Campaigns: made, changed, deleted, with what follows from it.</summary>
public sealed class CampaignService(CampaignStore store, SiteChanges changes, TimeProvider clock)
{
    /// <summary>A campaign with nothing but its ids, to be filled from a request.</summary>
    public Campaign Blank(string site) =>
        new(RandomId.New(), site, 0, "", 0, new CampaignRule(), null, null, null, clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task<Campaign> AddAsync(Campaign campaign, CancellationToken cancellation)
    {
        var added = await store.AddAsync(campaign, cancellation);
        await changes.AnnounceAsync(campaign.Site, cancellation);
        return added;
    }

    public async Task<bool> UpdateAsync(Campaign campaign, CancellationToken cancellation)
    {
        if (!await store.UpdateAsync(campaign, cancellation))
            return false;
        await changes.AnnounceAsync(campaign.Site, cancellation);
        return true;
    }

    public async Task<bool> DeleteAsync(string site, string id, CancellationToken cancellation)
    {
        if (!await store.DeleteAsync(site, id, cancellation))
            return false;
        await changes.AnnounceAsync(site, cancellation);
        return true;
    }
}

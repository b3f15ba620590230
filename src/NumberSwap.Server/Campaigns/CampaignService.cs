using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Campaigns;

/// <summary>Campaigns: made, changed, deleted, with what follows from it.</summary>
public sealed class CampaignService(CampaignStore store, SiteChanges changes, AuditTrail trail, TimeProvider clock)
{
    private const string Kind = "campaign";

    /// <summary>A campaign with nothing but its ids, to be filled from a request.</summary>
    public Campaign Blank(string site) =>
        new(RandomId.New(), site, 0, "", 0, new CampaignRule(), null, null, null, clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task<Campaign> AddAsync(Campaign campaign, Actor by, CancellationToken cancellation)
    {
        var added = await store.AddAsync(campaign, trail.Added(by, campaign.Site, Kind, campaign.Id, campaign.Name, CampaignItem.Of(campaign)), cancellation);
        await changes.AnnounceAsync(campaign.Site, cancellation);
        return added;
    }

    public async Task<bool> UpdateAsync(Campaign campaign, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(campaign.Site, campaign.Id, cancellation) is not { } known)
            return false;
        var audit = trail.Changed(by, campaign.Site, Kind, campaign.Id, campaign.Name, CampaignItem.Of(known), CampaignItem.Of(campaign));
        if (!await store.UpdateAsync(campaign, audit, cancellation))
            return false;
        await changes.AnnounceAsync(campaign.Site, cancellation);
        return true;
    }

    public async Task<bool> DeleteAsync(string site, string id, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(site, id, cancellation) is not { } known
            || !await store.DeleteAsync(site, id, trail.Removed(by, site, Kind, id, known.Name, CampaignItem.Of(known)), cancellation))
        {
            return false;
        }

        await changes.AnnounceAsync(site, cancellation);
        return true;
    }
}

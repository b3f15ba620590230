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

    /// <summary>Gives the site's campaigns priorities in this order, the first the highest. False when these are not all of its campaigns, each once.</summary>
    public async Task<bool> OrderAsync(string site, IReadOnlyList<string> ids, Actor by, CancellationToken cancellation)
    {
        var known = await store.ListAsync(site, cancellation);
        var names = known.ToDictionary(campaign => campaign.Id, campaign => campaign.Name, StringComparer.Ordinal);
        var audit = trail.Did(
            by,
            site,
            Kind + ".ordered",
            id: null,
            name: null,
            before: InOrder(known).Select(campaign => campaign.Name),
            after: ids.Select(id => names.GetValueOrDefault(id, id)));
        if (!await store.OrderAsync(site, ids, audit, cancellation))
            return false;
        await changes.AnnounceAsync(site, cancellation);
        return true;
    }

    /// <summary>Moves a campaign one place up or down among the site's. False when there is no such campaign, or no place to go.</summary>
    public async Task<bool> MoveAsync(string site, string id, bool up, Actor by, CancellationToken cancellation)
    {
        var ids = InOrder(await store.ListAsync(site, cancellation)).Select(campaign => campaign.Id).ToList();
        var place = ids.IndexOf(id);
        var other = up ? place - 1 : place + 1;
        if (place < 0 || other < 0 || other >= ids.Count)
            return false;
        (ids[place], ids[other]) = (ids[other], ids[place]);
        return await OrderAsync(site, ids, by, cancellation);
    }

    /// <summary>Campaigns as they win visits from each other, the first the strongest; paused ones stand where they would be.</summary>
    public static IReadOnlyList<Campaign> InOrder(IEnumerable<Campaign> campaigns) =>
        [.. campaigns.Order(Comparer<Campaign>.Create(static (one, other) => one.Id == other.Id ? 0 : CampaignMatcher.Precedes(one, other) ? -1 : 1))];

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

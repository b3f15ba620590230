using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Leases;

namespace NumberSwap.Server.Campaigns;

/// <summary>Thinks a visit through as a lease would, without touching a pool.</summary>
public static class CampaignTester
{
    /// <param name="page">Absolute address.</param>
    public static TestAnswer Test(SiteCatalog site, Uri page, Uri? referrer)
    {
        var source = TrafficClassifier.Classify(page, referrer, site.Site.Domains);
        var campaign = CampaignMatcher.Best(site.Campaigns, source, page, referrer);
        var isOwn = site.Owns(page.IdnHost);
        return new TestAnswer(
            page.AbsoluteUri,
            referrer?.AbsoluteUri,
            isOwn,
            source,
            campaign?.Id,
            campaign?.Name,
            [.. CampaignService.InOrder(site.Campaigns).Select(one => Judge(one, campaign, source, page, referrer))],
            [.. site.TargetNumbers.Select((target, place) => NumberFor(site, campaign, target, place, page, isOwn))]);
    }

    private static TestVerdict Judge(Campaign one, Campaign? winner, TrafficSource source, Uri page, Uri? referrer)
    {
        var fields = CampaignMatcher.Explain(one.Match, source, page, referrer);
        return new TestVerdict(
            one.Id, one.Name, one.Priority, CampaignMatcher.Specificity(one.Match), one.Paused, fields.All(field => field.Matches), one.Id == winner?.Id, fields);
    }

    private static TestNumber NumberFor(SiteCatalog site, Campaign? campaign, string target, int place, Uri page, bool isOwn)
    {
        var own = new TestNumber(target, LeaseKind.Fallback, target);
        if (!isOwn)
            return own with { Reason = "The page is on none of the site's domains, so no number is given to it." };
        if (MarkerNumbers.AreWanted(page))
            return new TestNumber(target, LeaseKind.Test, MarkerNumbers.For(target, place)) { Reason = "The address asks for marker numbers (numberswap=test)." };
        if (site.PoolFor(campaign, target) is { } policy)
        {
            var pool = site.Pools[policy.Pool];
            if (pool.Numbers.Count == 0)
                return own with { Pool = pool.Id, Reason = $"The pool “{pool.Name}” has no numbers, so the page keeps its own." };
            var leased = new TestNumber(target, LeaseKind.Leased, null, pool.Id);
            return campaign?.Pool == pool.Id
                ? leased with { Reason = $"The campaign's pool “{pool.Name}” gives each visit a number of its own." }
                : leased with { Reason = $"The pool “{pool.Name}” serves every visit that no campaign has a number for." };
        }

        if (site.StaticNumberFor(campaign, target) is { } number)
            return new TestNumber(target, LeaseKind.Static, number) { Reason = "The campaign's static number, the same for everybody." };
        return campaign is null
            ? own with { Reason = "No campaign covers the visit, and no pool serves visits without one: the page keeps its own number." }
            : own with { Reason = "The campaign has no number for this one, and no pool serves visits without a campaign: the page keeps its own." };
    }
}

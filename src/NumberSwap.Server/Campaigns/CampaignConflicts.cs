using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Campaigns;

/// <summary>Finds what keeps a site's campaigns from working, or makes them work otherwise than they look.</summary>
public static class CampaignConflicts
{
    private const int MostNamed = 3;

    /// <summary>By campaign in the order in which they are tried, the serious ones first.</summary>
    public static IReadOnlyList<CampaignConflict> Of(SiteCatalog site)
    {
        var campaigns = CampaignService.InOrder(site.Campaigns);
        return [.. campaigns.SelectMany((one, place) => Of(site, one, campaigns.Take(place)).OrderBy(conflict => conflict.Kind))];
    }

    private static IEnumerable<CampaignConflict> Of(SiteCatalog site, Campaign one, IEnumerable<Campaign> stronger)
    {
        if (one.Paused)
            yield return new(one.Id, ConflictKind.Paused, []) { Text = "It is paused: new visits go on to the next campaign that covers them. Visits that it had keep their numbers until they end." };
        else if (stronger.FirstOrDefault(other => !other.Paused && RuleInclusion.Includes(other.Match, one.Match)) is { } winner)
            yield return Beaten(one, winner);
        if (Served(site, one) is { } served)
            yield return served;
        if (one.Pool is not null && Sharing(site, one) is { Count: > 0 } sharing)
            yield return new(one.Id, ConflictKind.SharedPool, [.. sharing.Select(other => other.Id)]) { Text = $"It shares its pool with {Names(sharing)}. A call is told apart by its visit alone: where the visit is uncertain, so is the campaign. Give it a pool of its own to be sure." };
        if (Unserved(site, one) is { Count: > 0 } unserved)
            yield return new(one.Id, ConflictKind.OtherTargets, []) { Text = $"Its visits still see {string.Join(", ", unserved.Take(MostNamed))} as the pages print it, and calls there cannot be told apart. Add a pool without a campaign for that number." };
    }

    private static CampaignConflict Beaten(Campaign one, Campaign winner) => RuleInclusion.AreEqual(winner.Match, one.Match)
        ? new(one.Id, ConflictKind.SameRule, [winner.Id]) { Text = $"“{winner.Name}” has the same rule and is tried first, so this one never gets a visit. Change one of the rules, or delete or pause one." }
        : new(one.Id, ConflictKind.Unreachable, [winner.Id]) { Text = $"“{winner.Name}” is tried first and covers all of its visits, so this one never gets one. Move it above that one, or narrow that one's rule." };

    /// <summary>What is wrong with the pool or number that serves it.</summary>
    private static CampaignConflict? Served(SiteCatalog site, Campaign one)
    {
        var target = one.Pool is { } id && site.Pools.TryGetValue(id, out var pool) ? pool.Target : one.Target;
        if (one.Number is { } number && site.TargetNumbers.Contains(number))
            return new(one.Id, ConflictKind.NumberIsTarget, []) { Text = $"Its static number {number} is printed on the site's pages, so its calls cannot be told from the others. Use another number." };
        if (target is not null && !site.TargetNumbers.Contains(target))
            return new(one.Id, ConflictKind.TargetGone, []) { Text = $"It replaces {target}, which is not among the site's numbers any more: its visits see the page's own. Choose another pool or number." };
        return one.Pool is { } own && site.Pools.TryGetValue(own, out var empty) && empty.Numbers.Count == 0
            ? new(one.Id, ConflictKind.EmptyPool, []) { Text = $"Its pool “{empty.Name}” has no numbers: its visits see the page's own. Add numbers to the pool." }
            : null;
    }

    private static List<Campaign> Sharing(SiteCatalog site, Campaign one) =>
        [.. site.Campaigns.Where(other => other.Id != one.Id && other.Pool == one.Pool)];

    /// <summary>The targets that pages show as they are, whatever the campaign.</summary>
    private static List<string> Unserved(SiteCatalog site, Campaign one) =>
        [.. site.TargetNumbers.Where(target => site.PoolFor(one, target) is null && site.StaticNumberFor(one, target) is null)];

    private static string Names(List<Campaign> campaigns) =>
        string.Join(", ", campaigns.Take(MostNamed).Select(campaign => $"“{campaign.Name}”")) + (campaigns.Count > MostNamed ? " …" : "");
}

using NumberSwap.Server.Catalogs;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>What a site has to have before its first call can be matched.</summary>
public sealed record FirstSteps(bool Numbers, bool Campaign, bool Visit, bool Call)
{
    public bool AllDone => Numbers && Campaign && Visit && Call;

    /// <param name="visits">Visits of late.</param>
    /// <param name="calls">Calls of late.</param>
    public static FirstSteps Of(SiteCatalog site, long visits, long calls)
    {
        ArgumentNullException.ThrowIfNull(site);
        var numbers = site.Pools.Values.Any(pool => pool.Numbers.Count > 0) || site.Campaigns.Any(campaign => campaign.Number is not null);
        return new FirstSteps(numbers, site.Campaigns.Count > 0, visits > 0, calls > 0);
    }
}

using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>What several leases have in common.</summary>
internal static class Agreement
{
    /// <summary>The source with those of its fields in which all agree, without click ids, which are one visitor's; null when source or medium differ.</summary>
    public static TrafficSource? OnSource(List<Lease> leases) =>
        On(leases, lease => lease.Visit.Source.Source) is { } source && On(leases, lease => lease.Visit.Source.Medium) is { } medium
            ? new TrafficSource
            {
                Source = source,
                Medium = medium,
                Campaign = On(leases, lease => lease.Visit.Source.Campaign),
                Term = On(leases, lease => lease.Visit.Source.Term),
                Content = On(leases, lease => lease.Visit.Source.Content),
                CampaignId = On(leases, lease => lease.Visit.Source.CampaignId),
                Platform = On(leases, lease => lease.Visit.Source.Platform),
            }
            : null;

    /// <summary>The id of the campaign of all of them, or null.</summary>
    public static string? OnCampaign(List<Lease> leases) => On(leases, lease => lease.Visit.Campaign);

    private static string? On(List<Lease> leases, Func<Lease, string?> field)
    {
        var first = field(leases[0]);
        return leases.TrueForAll(lease => string.Equals(field(lease), first, StringComparison.Ordinal)) ? first : null;
    }
}

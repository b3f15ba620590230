using System.Runtime.InteropServices;

namespace NumberSwap.Core.Leasing;

/// <summary>What of a visit is answered to its pages: all that a renewal has to carry of it.</summary>
/// <param name="Source">See <see cref="Traffic.TrafficSource.Source"/>.</param>
/// <param name="Medium">See <see cref="Traffic.TrafficSource.Medium"/>.</param>
/// <param name="UtmCampaign">See <see cref="Traffic.TrafficSource.Campaign"/>.</param>
/// <param name="Campaign">Id of the campaign that covers the visit, or null.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct VisitOrigin(string Source, string Medium, string? UtmCampaign, string? Campaign)
{
    public static VisitOrigin Of(Visit visit) => new(visit.Source.Source, visit.Source.Medium, visit.Source.Campaign, visit.Campaign);
}

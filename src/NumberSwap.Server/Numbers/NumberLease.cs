using NumberSwap.Core.Leasing;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Numbers;

/// <summary>A number's last lease.</summary>
/// <param name="SeenAt">When its visitor was last seen with it, as far as it is recorded.</param>
/// <param name="Pool">Id of the pool that gave it.</param>
/// <param name="UtmCampaign">utm_campaign of the visit.</param>
/// <param name="Campaign">Id of the ad manager's campaign that covers the visit.</param>
public sealed record NumberLease(DateTime StartedAt, DateTime SeenAt, LeaseKind Kind, string Pool, string Source, string Medium, string? UtmCampaign, string? Campaign)
{
    public static NumberLease Of(Lease lease) => new(
        UnixTime.ToUtc(lease.StartedAt),
        UnixTime.ToUtc(lease.SeenAt),
        lease.Kind,
        lease.Pool,
        lease.Visit.Source.Source,
        lease.Visit.Source.Medium,
        lease.Visit.Source.Campaign,
        lease.Visit.Campaign);
}

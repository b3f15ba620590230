using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Campaigns;

/// <summary>A campaign.</summary>
/// <param name="Paused">True: it covers no new visit.</param>
public sealed record CampaignItem(string Id, string Name, int Priority, CampaignRule Match, string? Pool, string? Number, string? Target, DateTime CreatedAt, bool Paused)
{
    public static CampaignItem Of(Campaign campaign) => new(
        campaign.Id,
        campaign.Name,
        campaign.Priority,
        campaign.Match,
        campaign.Pool,
        campaign.Number,
        campaign.Target,
        UnixTime.ToUtc(campaign.CreatedAt),
        campaign.Paused);
}

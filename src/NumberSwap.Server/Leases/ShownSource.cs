namespace NumberSwap.Server.Leases;

/// <summary>Where a session came from, as the page may know it.</summary>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="CampaignName">Name of the ad manager's campaign that covers it.</param>
public sealed record ShownSource(string Source, string Medium, string? Campaign, string? CampaignName);

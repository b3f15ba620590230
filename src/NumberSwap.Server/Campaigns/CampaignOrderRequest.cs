namespace NumberSwap.Server.Campaigns;

/// <summary>The order in which campaigns are tried.</summary>
/// <param name="Campaigns">Ids of all of the site's campaigns, each once, the first the strongest.</param>
public sealed record CampaignOrderRequest(IReadOnlyList<string?>? Campaigns);

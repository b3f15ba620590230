namespace NumberSwap.Server.Tests.Support;

/// <summary>Where the visit came from.</summary>
public sealed record VisitSource(string Source, string Medium, string? Campaign, string? CampaignName);

namespace NumberSwap.Server.Reports;

/// <summary>An ad cost behind a figure.</summary>
/// <param name="Campaign">As reports name it; null: it has none.</param>
/// <param name="CampaignNumber">The ad system's number of the campaign, or null.</param>
/// <param name="Keyword">Null: it is not of a keyword.</param>
/// <param name="Clicks">Null: not told.</param>
public sealed record MoneyCost(DateOnly Day, string Source, string Medium, string? Campaign, string? CampaignNumber, string? Keyword, decimal Cost, string Currency, long? Clicks);

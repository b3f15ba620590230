namespace NumberSwap.Core.Costs;

/// <summary>Costs added up. What they are not grouped by is null.</summary>
/// <param name="Rows">How many stored rows they are of.</param>
public sealed record CostSum(
    DateOnly? Day, string? Source, string? Medium, string? Campaign, string? CampaignNumber, string? Term, decimal Cost, string Currency, long Clicks, long Impressions, long Rows);

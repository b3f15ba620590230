using NumberSwap.Core.Costs;

namespace NumberSwap.Server.Costs;

/// <summary>Costs of one currency added up; what they are not grouped by is null.</summary>
/// <param name="Rows">How many stored rows they are of.</param>
public sealed record CostItem(
    DateOnly? Day, string? Source, string? Medium, string? Campaign, string? CampaignNumber, string? Term, decimal Cost, string Currency, long Clicks, long Impressions, long Rows)
{
    public static CostItem Of(CostSum sum) =>
        new(sum.Day, sum.Source, sum.Medium, sum.Campaign, sum.CampaignNumber, sum.Term, sum.Cost, sum.Currency, sum.Clicks, sum.Impressions, sum.Rows);
}

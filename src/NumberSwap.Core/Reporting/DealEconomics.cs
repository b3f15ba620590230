namespace NumberSwap.Core.Reporting;

/// <summary>What it takes to win a deal, beside what it brings.</summary>
/// <param name="CallsPerDeal">Calls that one deal needs; null: none was won.</param>
/// <param name="CostPerDeal">These calls × the cost of one.</param>
/// <param name="AverageOrder">What a deal brings.</param>
/// <param name="Margin">Average order − cost per deal.</param>
public sealed record DealEconomics(double? CallsPerDeal, decimal? CostPerDeal, decimal? AverageOrder, decimal? Margin);

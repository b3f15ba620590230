namespace NumberSwap.Server.Callbacks;

/// <summary>What missed calls would have cost, in one currency.</summary>
/// <param name="AverageOrder">Of the deals that were won in the period and came from calls; null without such deals.</param>
/// <param name="LostRevenue">Callers not reached × conversion × average order; null where one of them is not known.</param>
/// <param name="AdCost">Their calls' part of what advertising cost in the period; null without ad costs.</param>
public sealed record MissedMoney(string Currency, decimal? AverageOrder, decimal? LostRevenue, decimal? AdCost);

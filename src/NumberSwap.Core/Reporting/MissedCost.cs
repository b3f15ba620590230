namespace NumberSwap.Core.Reporting;

/// <summary>What calls that nobody answered, and whose callers nobody reached afterwards, would have brought, and what advertising cost to make them ring.</summary>
/// <remarks>
/// It supposes that a missed caller would have bought as often and as dear as those who were answered, and that one call costs as much advertising
/// as another.
/// </remarks>
public static class MissedCost
{
    /// <summary>Won deals for each answered call; null when no call was answered.</summary>
    public static double? Conversion(long answered, long deals) => answered > 0 ? (double)deals / answered : null;

    /// <summary>An average order; null without deals that have an amount.</summary>
    public static decimal? AverageOrder(decimal revenue, long dealsWithAmount) => dealsWithAmount > 0 ? revenue / dealsWithAmount : null;

    /// <summary>Callers not reached × conversion × average order; null where one of them is not known.</summary>
    public static decimal? LostRevenue(long notReached, double? conversion, decimal? averageOrder) =>
        conversion is { } share && averageOrder is { } order ? decimal.Round(notReached * (decimal)share * order, 2) : null;

    /// <summary>Their calls' part of what advertising cost in the same time; null without calls or cost.</summary>
    public static decimal? AdCost(long callsNotReached, long calls, decimal? cost) =>
        calls > 0 && cost is { } spent ? decimal.Round(spent * callsNotReached / calls, 2) : null;
}

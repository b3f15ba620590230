namespace NumberSwap.Core.Reporting;

/// <summary>What advertising and selling by phone are judged by. Pure; what cannot be known (a division by zero) is null, never 0.</summary>
/// <remarks>Definitions and worked figures: the field notes on analytics, "Sources and money" (сквозная аналитика). Shares are 0 to 1 and more: 0.1 is 10 %.</remarks>
public static class MoneyFormulas
{
    /// <summary>Cost per lead (стоимость лида): ad cost of a period / leads of the period. 150,000 / 300 = 500.</summary>
    public static decimal? CostPer(decimal? cost, double count) => cost is { } known && count > 0 ? (decimal)((double)known / count) : null;

    /// <summary>Share of what went one step further: call-to-sale is sales from calls / leads from calls, 30 / 300 = 0.1.</summary>
    public static double? Conversion(double reached, double of) => of > 0 ? reached / of : null;

    /// <summary>Conversion to deal: successful deals / calls that led to a discussion of an offer, 14 / 200 = 0.07.</summary>
    public static double? ConversionToDeal(double won, double offers) => Conversion(won, offers);

    /// <summary>Average order: revenue / sales whose amount is known. 450,000 / 30 = 15,000.</summary>
    public static decimal? AverageOrder(decimal revenue, double sales) => sales > 0 ? (decimal)((double)revenue / sales) : null;

    /// <summary>ROI, of advertising alone ROMI: (revenue − cost) / cost. (450,000 − 150,000) / 150,000 = 2, that is 200 %.</summary>
    public static double? Romi(decimal revenue, decimal? cost) => cost is { } known and > 0 ? (double)((revenue - known) / known) : null;

    /// <summary>Calls that one deal needs: 1 / (deals / calls). At 2 % it is 50.</summary>
    public static double? CallsPerDeal(double calls, double won) => won > 0 ? calls / won : null;

    /// <summary>Deal economics: calls that a deal needs × cost of a call, beside the average order.</summary>
    /// <param name="calls">Calls of the period.</param>
    /// <param name="won">Deals that were won of them.</param>
    public static DealEconomics Economics(double calls, double won, decimal? costOfCall, decimal? averageOrder)
    {
        var needed = CallsPerDeal(calls, won);
        var cost = needed is { } count && costOfCall is { } each ? (decimal)count * each : (decimal?)null;
        return new(needed, cost, averageOrder, cost is { } spent && averageOrder is { } order ? order - spent : null);
    }

    /// <summary>Caller lifetime value: later purchases of customers whose first contact was a call / those customers.</summary>
    /// <param name="laterRevenue">Deals that they won after that call.</param>
    public static decimal? LifetimeValue(decimal laterRevenue, double customers) => AverageOrder(laterRevenue, customers);
}

using NumberSwap.Core.Reporting;
using Xunit;

namespace NumberSwap.Core.Tests.Reporting;

/// <summary>Every worked figure of the field notes, "Sources and money".</summary>
public sealed class MoneyFormulasTests
{
    [Fact]
    public void A_lead_costs_500_when_150_000_bring_300() => Assert.Equal(500m, MoneyFormulas.CostPer(150_000m, 300));

    [Fact]
    public void Thirty_sales_of_300_leads_are_a_tenth() => Assert.Equal(0.1, MoneyFormulas.Conversion(30, 300)!.Value, 12);

    [Fact]
    public void Thirty_sales_of_450_000_are_of_15_000() => Assert.Equal(15_000m, MoneyFormulas.AverageOrder(450_000m, 30));

    [Fact]
    public void A_revenue_of_450_000_for_150_000_is_200_percent() => Assert.Equal(2.0, MoneyFormulas.Romi(450_000m, 150_000m)!.Value, 12);

    [Fact]
    public void Fourteen_deals_of_200_offers_are_7_percent() => Assert.Equal(0.07, MoneyFormulas.ConversionToDeal(14, 200)!.Value, 12);

    [Fact]
    public void At_2_percent_a_deal_takes_50_calls_and_is_held_against_an_order_of_50_000()
    {
        var economics = MoneyFormulas.Economics(calls: 1000, won: 20, costOfCall: 500m, averageOrder: 50_000m);
        Assert.Equal(new DealEconomics(50, 25_000m, 50_000m, 25_000m), economics);
    }

    [Fact]
    public void Calls_convert_at_40_percent_beside_forms_at_15()
    {
        Assert.Equal(0.4, MoneyFormulas.Conversion(40, 100)!.Value, 12);
        Assert.Equal(0.15, MoneyFormulas.Conversion(15, 100)!.Value, 12);
    }

    [Fact]
    public void A_caller_is_worth_what_they_buy_later() => Assert.Equal(12_500m, MoneyFormulas.LifetimeValue(250_000m, 20));

    [Fact]
    public void What_cannot_be_known_is_null_and_no_zero()
    {
        Assert.Null(MoneyFormulas.CostPer(150_000m, 0));
        Assert.Null(MoneyFormulas.CostPer(null, 300));
        Assert.Null(MoneyFormulas.Conversion(0, 0));
        Assert.Null(MoneyFormulas.ConversionToDeal(1, 0));
        Assert.Null(MoneyFormulas.Romi(450_000m, 0));
        Assert.Null(MoneyFormulas.Romi(450_000m, null));
        Assert.Null(MoneyFormulas.AverageOrder(0, 0));
        Assert.Null(MoneyFormulas.LifetimeValue(0, 0));
        Assert.Equal(new DealEconomics(null, null, 50_000m, null), MoneyFormulas.Economics(50, 0, 500m, 50_000m));
        Assert.Equal(-1.0, MoneyFormulas.Romi(0, 150_000m));
        Assert.Equal(0m, MoneyFormulas.CostPer(0m, 300));
    }
}

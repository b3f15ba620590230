using NumberSwap.Core.Reporting;
using Xunit;

namespace NumberSwap.Core.Tests.Reporting;

public sealed class MissedCostTests
{
    [Fact]
    public void Ten_callers_nobody_reached_would_have_brought_what_ten_others_brought()
    {
        // 200 answered calls brought 30 deals of 1,500,000 together: 15 % and 50,000 each.
        var conversion = MissedCost.Conversion(200, 30);
        var order = MissedCost.AverageOrder(1_500_000m, 30);
        Assert.Equal(0.15, conversion);
        Assert.Equal(50_000m, order);
        Assert.Equal(75_000m, MissedCost.LostRevenue(10, conversion, order));
        // 12 calls of 240 that cost 120,000.
        Assert.Equal(6_000m, MissedCost.AdCost(12, 240, 120_000m));
    }

    [Fact]
    public void What_is_not_known_is_not_made_up()
    {
        Assert.Null(MissedCost.Conversion(0, 0));
        Assert.Null(MissedCost.AverageOrder(0, 0));
        Assert.Null(MissedCost.LostRevenue(10, null, 50_000m));
        Assert.Null(MissedCost.LostRevenue(10, 0.15, null));
        Assert.Null(MissedCost.AdCost(1, 0, 100m));
        Assert.Null(MissedCost.AdCost(1, 10, null));
        Assert.Equal(0m, MissedCost.LostRevenue(0, 0.15, 50_000m));
    }
}

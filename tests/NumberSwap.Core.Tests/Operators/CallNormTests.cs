using NumberSwap.Core.Operators;
using Xunit;

namespace NumberSwap.Core.Tests.Operators;

public sealed class CallNormTests
{
    [Theory]
    [InlineData(90)]
    [InlineData(91)]
    [InlineData(92)]
    [InlineData(80)]
    public void Twelve_hundred_calls_and_ten_deals_are_120_calls_a_deal_and_12_to_15_a_day(int days)
    {
        var norm = CallNorm.Of(1200, 10, days);

        Assert.Equal(120, norm.CallsPerDeal);
        Assert.InRange(norm.CallsPerDay!.Value, 12, 15);
    }

    [Fact]
    public void Without_deals_or_days_there_is_no_norm() =>
        Assert.Equal((null, null), (CallNorm.Of(7, 0, 3).CallsPerDeal, CallNorm.Of(0, 0, 0).CallsPerDay));
}

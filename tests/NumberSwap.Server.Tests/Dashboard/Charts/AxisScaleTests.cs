using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(0, true, 1, 1)]
    [InlineData(1, true, 1, 1)]
    [InlineData(3, true, 3, 1)]
    [InlineData(7, true, 8, 2)]
    [InlineData(12, true, 15, 5)]
    [InlineData(1234, true, 1500, 500)]
    [InlineData(40, true, 40, 10)]
    [InlineData(0.5, false, 0.6, 0.2)]
    [InlineData(double.NaN, true, 1, 1)]
    public void Steps_are_ones_twos_and_fives(double most, bool whole, double top, double step)
    {
        var scale = AxisScale.For(most, whole);

        Assert.Equal(top, scale.Top, 1e-9);
        Assert.Equal(step, scale.Step, 1e-9);
    }

    [Fact]
    public void Every_scale_holds_its_largest_value_in_few_steps()
    {
        for (var most = 1; most < 20_000; most++)
        {
            var scale = AxisScale.For(most, true);
            Assert.True(scale.Top >= most, $"{most}: {scale}");
            Assert.InRange(scale.Ticks.Count(), 2, 6);
        }
    }
}

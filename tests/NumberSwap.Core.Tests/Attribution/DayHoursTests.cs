using NumberSwap.Core.Attribution;
using Xunit;

namespace NumberSwap.Core.Tests.Attribution;

public sealed class DayHoursTests
{
    private const long Hour = 3600_000;

    [Fact]
    public void AFewVisitsSayLittleAndManySayAll()
    {
        var hours = new DayHours();
        Assert.Equal(1, hours.Weight(0), 12);
        hours.Add(5 * Hour);
        Assert.InRange(hours.Weight(5 * Hour), 1.01, 1.1);
        for (var i = 0; i < 100_000; i++)
            hours.Add((24 * i * Hour) + (5 * Hour));
        Assert.InRange(hours.Weight((24 * 77 * Hour) + (5 * Hour)), 23, 24);
        Assert.InRange(hours.Weight(6 * Hour), 0, 0.1);
    }

    [Fact]
    public void TheWeightsOfADayAreOneOnAverage()
    {
        var hours = new DayHours([.. Enumerable.Range(0, 24).Select(hour => (long)hour * hour)]);
        Assert.Equal(24, Enumerable.Range(0, 24).Sum(hour => hours.Weight(hour * Hour)), 9);
        Assert.True(hours.Weight(-Hour) > hours.Weight(0));
    }

    [Fact]
    public void ADayHasTwentyFourHours()
    {
        Assert.Throws<ArgumentException>(() => new DayHours([1]));
        Assert.Throws<ArgumentException>(() => new DayHours([.. Enumerable.Repeat(-1L, 24)]));
    }
}

using NumberSwap.Server.Dashboard.Charts;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Charts;

public sealed class ChartAxisTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(30)]
    [InlineData(31)]
    [InlineData(90)]
    [InlineData(366)]
    public void Days_get_few_ticks_and_a_phone_fewer(int count)
    {
        var axis = ChartAxis.Days(Rendering.WordsIn("en"), [.. Enumerable.Range(0, count).Select(new DateOnly(2026, 1, 1).AddDays)]);

        Assert.InRange(axis.Ticks.Count, 1, 12);
        Assert.InRange(axis.Ticks.Count(tick => !tick.Minor), 1, 6);
        Assert.Equal(count, axis.Rows.Count());
    }

    [Fact]
    public void A_day_by_minute_has_ticks_at_full_hours_and_a_row_for_every_quarter()
    {
        var axis = ChartAxis.Times(Rendering.WordsIn("en"), 1_793_836_800_000, 60, 1440);

        Assert.Equal(["00:00", "02:00", "04:00"], axis.Ticks.Take(3).Select(tick => tick.Text));
        Assert.Equal(["00:00", "06:00", "12:00", "18:00"], axis.Ticks.Where(tick => !tick.Minor).Select(tick => tick.Text));
        Assert.Equal(96, axis.Rows.Count());
        Assert.Equal("00:15", axis.Labels[axis.Rows.ElementAt(1)]);
    }

    [Fact]
    public void Ticks_stand_at_full_hours_also_when_the_time_begins_between_them()
    {
        var axis = ChartAxis.Times(Rendering.WordsIn("en"), 1_793_836_800_000 + (7 * 60_000), 300, 60);

        Assert.All(axis.Ticks, tick => Assert.Equal(0, Minutes(axis.Labels[tick.At]) % 30 / 5));
    }

    private static int Minutes(string clock) => (60 * int.Parse(clock[..2], null)) + int.Parse(clock[3..], null);
}

using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using Xunit;

namespace NumberSwap.Core.Tests.Leads;

public sealed class PlainHoursTests
{
    [Theory]
    [InlineData("09:30", 570)]
    [InlineData("24:00", 1440)]
    [InlineData("24:01", null)]
    [InlineData("9:30", null)]
    [InlineData("09:60", null)]
    [InlineData("-9:30", null)]
    [InlineData(null, null)]
    public void A_time_is_read(string? text, int? minutes) => Assert.Equal(minutes, PlainHours.MinutesOf(text));

    [Fact]
    public void A_week_is_put_in_short_and_back()
    {
        var plain = new PlainHours([1, 7], "09:00", "18:30");
        var week = plain.ToWeek()!;
        Assert.Equal([new WorkingDay(540, 1110), null, null, null, null, null, new WorkingDay(540, 1110)], week.Days);
        Assert.Equal((plain.From, plain.To), (PlainHours.Of(week).From, PlainHours.Of(week).To));
        Assert.Equal(plain.Days, PlainHours.Of(week).Days);
    }

    [Fact]
    public void Days_that_differ_are_put_in_short_by_their_ends()
    {
        var plain = PlainHours.Of(new WorkingHours([new WorkingDay(600, 1440), null, null, null, null, new WorkingDay(0, 60), null]));
        Assert.Equal([1, 6], plain.Days);
        Assert.Equal(("00:00", "24:00"), (plain.From, plain.To));
    }

    [Fact]
    public void Round_the_clock_is_no_hours()
    {
        Assert.Null(new PlainHours([1, 2, 3, 4, 5, 6, 7], "00:00", "24:00").ToWeek());
        Assert.Null(PlainHours.Of(null).ToWeek());
    }
}

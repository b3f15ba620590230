using System.Globalization;
using NumberSwap.Core.Leads;
using Xunit;

namespace NumberSwap.Core.Tests.Leads;

public sealed class WorkingHoursTests
{
    [Theory]
    // Friday 20 November 2026, a weekend, Monday; Moscow is UTC+3.
    [InlineData("Europe/Moscow", "2026-11-20T10:00:00Z", "2026-11-20T10:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T06:00:00Z", "2026-11-20T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T05:59:00Z", "2026-11-20T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T14:59:00Z", "2026-11-20T15:14:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T15:00:00Z", "2026-11-23T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-22T20:30:00Z", "2026-11-23T06:15:00Z")]
    // Berlin's clocks go back on Sunday 25 October 2026: Monday's nine o'clock is an hour later in UTC.
    [InlineData("Europe/Berlin", "2026-10-23T18:00:00Z", "2026-10-26T08:15:00Z")]
    [InlineData("Europe/Berlin", "2026-10-22T18:00:00Z", "2026-10-23T07:15:00Z")]
    public void A_call_back_is_due_after_fifteen_minutes_of_working_time(string zone, string asked, string due) =>
        Assert.Equal(Time(due), WorkingHours.Default.DeadlineAt(Time(asked), TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Theory]
    [InlineData("2026-11-22T00:00:00Z")]
    [InlineData("2026-11-22T23:59:59Z")]
    public void Round_the_clock_it_is_always_open(string at) =>
        Assert.True(new WorkingHours([1, 2, 3, 4, 5, 6, 7], "00:00", "24:00").IsOpenAt(Time(at), TimeZoneInfo.Utc));

    [Fact]
    public void Without_a_working_day_nothing_is_promised() =>
        Assert.Null(new WorkingHours([], "09:00", "18:00").DeadlineAt(Time("2026-11-22T10:00:00Z"), TimeZoneInfo.Utc));

    [Theory]
    [InlineData("09:30", 570)]
    [InlineData("24:00", 1440)]
    [InlineData("24:01", null)]
    [InlineData("9:30", null)]
    [InlineData("09:60", null)]
    [InlineData("-9:30", null)]
    [InlineData(null, null)]
    public void A_time_is_read(string? text, int? minutes) => Assert.Equal(minutes, WorkingHours.MinutesOf(text));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using System.Globalization;
using NumberSwap.Core.Sites;
using Xunit;

namespace NumberSwap.Core.Tests.Sites;

public sealed class WorkingHoursTests
{
    private static readonly WorkingDay Nine = new(9 * 60, 18 * 60);
    private static readonly WorkingHours Office = new([Nine, Nine, Nine, Nine, Nine, null, null]);

    [Theory]
    // Friday 20 November 2026, a weekend, Monday; Moscow is UTC+3.
    [InlineData("Europe/Moscow", "2026-11-20T10:00:00Z", "2026-11-20T10:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T06:00:00Z", "2026-11-20T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T05:59:00Z", "2026-11-20T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T14:45:00Z", "2026-11-20T15:00:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T14:59:00Z", "2026-11-23T06:14:00Z")]
    [InlineData("Europe/Moscow", "2026-11-20T15:00:00Z", "2026-11-23T06:15:00Z")]
    [InlineData("Europe/Moscow", "2026-11-22T20:30:00Z", "2026-11-23T06:15:00Z")]
    // Berlin's clocks go back on Sunday 25 October 2026: Monday's nine o'clock is an hour later in UTC.
    [InlineData("Europe/Berlin", "2026-10-23T18:00:00Z", "2026-10-26T08:15:00Z")]
    [InlineData("Europe/Berlin", "2026-10-22T18:00:00Z", "2026-10-23T07:15:00Z")]
    public void Fifteen_minutes_of_working_time_are_over(string zone, string from, string over) =>
        Assert.Equal(Ms(over), Office.Add(Ms(from), TimeSpan.FromMinutes(15), Zone(zone)));

    [Theory]
    [InlineData("2026-11-20T05:59:00Z", "2026-11-20T06:00:00Z", false)]
    [InlineData("2026-11-20T06:00:00Z", "2026-11-20T06:00:00Z", true)]
    [InlineData("2026-11-20T15:00:00Z", "2026-11-23T06:00:00Z", false)]
    public void It_opens_when_work_begins(string at, string opens, bool isOpen)
    {
        Assert.Equal(Ms(opens), Office.OpensAt(Ms(at), Zone("Europe/Moscow")));
        Assert.Equal(isOpen, Office.IsOpenAt(Ms(at), Zone("Europe/Moscow")));
    }

    /// <summary>Minute by minute by the clock on the wall, through changes of clocks: forward, back, at night, at midnight, by half an hour, and over a whole day.</summary>
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-24T00:00:00Z")]
    [InlineData("America/New_York", "2026-03-07T12:00:00Z")]
    [InlineData("America/New_York", "2026-10-31T12:00:00Z")]
    [InlineData("America/Havana", "2026-03-07T12:00:00Z")]
    [InlineData("America/Havana", "2026-10-31T12:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-03T12:00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-02T12:00:00Z")]
    [InlineData("Asia/Beirut", "2026-10-23T12:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-28T12:00:00Z")]
    [InlineData("Asia/Kolkata", "2026-10-23T12:00:00Z")]
    public void Counting_minutes_on_the_wall_comes_to_the_same(string zone, string start)
    {
        var seed = (zone + start).Sum(c => c);
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var hours = new WorkingHours([.. Enumerable.Range(0, 7).Select(_ => Day(random))]);
            if (hours.Days.All(day => day is null))
                continue;
            var from = Ms(start) + (random.Next(3 * 24 * 60) * 60_000L);
            var minutes = random.Next(1, 300);
            var (naive, left) = (from, minutes);
            for (; left > 0; naive += 60_000)
                left -= IsOpen(hours, naive, Zone(zone)) ? 1 : 0;
            var opens = from;
            while (!IsOpen(hours, opens, Zone(zone)))
                opens += 60_000;

            Assert.True(naive == hours.Add(from, TimeSpan.FromMinutes(minutes), Zone(zone)), $"Seed {seed}, round {round}: {minutes} minutes from {from} by {hours}");
            Assert.True(opens == hours.OpensAt(from, Zone(zone)), $"Seed {seed}, round {round}: opens after {from} by {hours}");
            Assert.Equal(IsOpen(hours, from, Zone(zone)), hours.IsOpenAt(from, Zone(zone)));
        }
    }

    [Fact]
    public void Without_a_working_day_all_time_counts()
    {
        var never = new WorkingHours([null, null, null, null, null, null, null]);
        Assert.Equal(Ms("2026-11-22T10:15:00Z"), never.Add(Ms("2026-11-22T10:00:00Z"), TimeSpan.FromMinutes(15), TimeZoneInfo.Utc));
        Assert.Equal(Ms("2026-11-22T10:00:00Z"), never.OpensAt(Ms("2026-11-22T10:00:00Z"), TimeZoneInfo.Utc));
    }

    private static WorkingDay? Day(Random random)
    {
        var from = random.Next(4) == 0 ? random.Next(240) : random.Next(1440);
        return random.Next(4) == 0 ? null : random.Next(5) == 0 ? new WorkingDay(0, 1440) : new WorkingDay(from, random.Next(from + 1, 1441));
    }

    private static bool IsOpen(WorkingHours hours, long at, TimeZoneInfo zone)
    {
        var wall = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);
        var minute = (wall.Hour * 60) + wall.Minute;
        return hours.Days[wall.DayOfWeek == DayOfWeek.Sunday ? 6 : (int)wall.DayOfWeek - 1] is { } day && minute >= day.From && minute < day.To;
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    private static long Ms(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

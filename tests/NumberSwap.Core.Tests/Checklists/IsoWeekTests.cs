using NumberSwap.Core.Checklists;
using Xunit;

namespace NumberSwap.Core.Tests.Checklists;

public sealed class IsoWeekTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-W47", "2026-11-16")]
    [InlineData("2027-01-03", "2026-W53", "2026-12-28")]
    [InlineData("2024-12-30", "2025-W01", "2024-12-30")]
    [InlineData("2023-01-01", "2022-W52", "2022-12-26")]
    public void A_day_is_in_the_week_of_its_Thursday(string day, string week, string monday)
    {
        var found = IsoWeek.Of(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(week, found.ToString());
        Assert.Equal(monday, found.Monday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(found, IsoWeek.Read(week));
        Assert.Equal(found, found.Next.Previous);
    }

    [Theory]
    [InlineData("2026-W54")]
    [InlineData("2025-W53")]
    [InlineData("2026-W00")]
    [InlineData("2026-W1")]
    [InlineData("2026-w47")]
    [InlineData("2026W47")]
    [InlineData("1999-W10")]
    [InlineData("2026-W+7")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_week_is_none(string? text) => Assert.Null(IsoWeek.Read(text));

    [Theory]
    [InlineData("Europe/Moscow", "2026-W47", "2026-11-15T21:00:00Z")]
    [InlineData("Europe/Berlin", "2026-W13", "2026-03-22T23:00:00Z")]
    [InlineData("Europe/Berlin", "2026-W14", "2026-03-29T22:00:00Z")]
    [InlineData("America/New_York", "2026-W45", "2026-11-02T05:00:00Z")]
    public void It_begins_at_the_zones_midnight(string zone, string week, string start) =>
        Assert.Equal(
            DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
            IsoWeek.Read(week)!.Value.Start(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    [Fact]
    public void Each_moment_is_in_one_week_in_every_zone_whatever_its_clock_does_at_midnight()
    {
        foreach (var name in (string[])["America/Sao_Paulo", "Asia/Beirut", "Africa/Cairo", "America/Havana", "Asia/Tehran", "Pacific/Apia", "Australia/Lord_Howe", "UTC"])
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
            for (var week = IsoWeek.Read("2010-W01")!.Value; week.Year < 2020; week = week.Next)
            {
                var start = week.Start(zone);
                Assert.True(IsoWeek.Of(start, zone) == week, $"{name} {week}: its first moment is not in it");
                Assert.True(IsoWeek.Of(start - 1, zone) == week.Previous, $"{name} {week}: the moment before is not in the week before");
            }
        }
    }
}

using System.Globalization;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Sites;
using Xunit;

namespace NumberSwap.Core.Tests.Callbacks;

public sealed class CallbackRulesTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly WorkingDay Nine = new(9 * 60, 18 * 60);
    private static readonly WorkingHours Week = new([Nine, Nine, Nine, Nine, Nine, null, null]);

    [Fact]
    public void A_caller_is_called_back_within_15_minutes() =>
        Assert.Equal(At("2026-11-23T12:15:00+03:00"), CallbackRules.Default.DeadlineOf(At("2026-11-23T12:00:00+03:00"), Moscow));

    [Theory]
    [InlineData("2026-11-23T12:00:00+03:00", "2026-11-23T12:15:00+03:00")] // Monday noon
    [InlineData("2026-11-23T08:00:00+03:00", "2026-11-23T09:15:00+03:00")] // before work
    [InlineData("2026-11-23T17:50:00+03:00", "2026-11-24T09:05:00+03:00")] // ten minutes are left of the day
    [InlineData("2026-11-23T17:45:00+03:00", "2026-11-23T18:00:00+03:00")] // just so
    [InlineData("2026-11-27T18:00:00+03:00", "2026-11-30T09:15:00+03:00")] // Friday evening
    public void Only_working_hours_count(string missed, string deadline) =>
        Assert.Equal(At(deadline), new CallbackRules(15, Week).DeadlineOf(At(missed), Moscow));

    [Theory]
    [InlineData("2026-03-29T01:50:00+01:00", "2026-03-29T03:05:00+02:00")] // the clock skips from 2 to 3
    [InlineData("2026-10-25T02:50:00+02:00", "2026-10-25T02:05:00+01:00")] // and goes back from 3 to 2
    public void A_change_of_the_clock_is_no_time(string missed, string deadline)
    {
        var always = new WorkingDay(0, 1440);
        var rules = new CallbackRules(15, new WorkingHours([always, always, always, always, always, always, always]));
        Assert.Equal(At(deadline), rules.DeadlineOf(At(missed), Berlin));
    }

    [Fact]
    public void A_minute_a_week_is_enough_in_the_end()
    {
        var rules = new CallbackRules(1440, new WorkingHours([new WorkingDay(600, 601), null, null, null, null, null, null]));
        var deadline = rules.DeadlineOf(At("2026-11-23T12:00:00+03:00"), Moscow);
        Assert.Equal(At("2026-11-23T10:01:00+03:00") + (1440 * 7 * 86_400_000L), deadline);
    }

    [Theory]
    [InlineData(null, 900_000, null)]
    [InlineData(null, 900_001, false)]
    [InlineData(900_000L, 5_000_000, true)]
    [InlineData(900_001L, 5_000_000, false)]
    public void A_deadline_is_met_by_who_calls_back_in_time(long? tried, long now, bool? met) =>
        Assert.Equal(met, new CallbackTask { Id = "t", Site = "s", Origin = CallbackOrigin.MissedCall, MadeAt = 0, DeadlineAt = 900_000, IsOpen = true, TriedAt = tried }.WasMet(now));

    private static long At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

using NumberSwap.Core.Operators;
using Xunit;

namespace NumberSwap.Core.Tests.Operators;

public sealed class CalendarPeriodTests
{
    [Theory]
    [InlineData(CalendarStep.Day, "2026-11-22", "2026-11-22", "2026-11-22")]
    [InlineData(CalendarStep.Week, "2026-11-22", "2026-11-16", "2026-11-22")]
    [InlineData(CalendarStep.Week, "2026-11-23", "2026-11-23", "2026-11-29")]
    [InlineData(CalendarStep.Month, "2028-02-10", "2028-02-01", "2028-02-29")]
    [InlineData(CalendarStep.Quarter, "2026-11-22", "2026-10-01", "2026-12-31")]
    [InlineData(CalendarStep.Quarter, "2026-03-31", "2026-01-01", "2026-03-31")]
    public void A_day_is_in_one_period(CalendarStep step, string day, string from, string to) =>
        Assert.Equal(new CalendarPeriod(step, DateOnly.Parse(from, null), DateOnly.Parse(to, null)), CalendarPeriod.Of(step, DateOnly.Parse(day, null)));

    [Fact]
    public void A_period_that_goes_on_is_compared_with_as_many_days_of_the_one_before()
    {
        var march = CalendarPeriod.Of(CalendarStep.Month, new(2026, 3, 31));

        Assert.Equal(new DateOnly(2026, 2, 10), march.BeforeUntil(new(2026, 3, 10)).To);
        Assert.Equal(new DateOnly(2026, 2, 28), march.BeforeUntil(new(2026, 3, 30)).To);
        Assert.Equal(march.Before(), march.BeforeUntil(new(2026, 4, 1)));
        Assert.Equal(new DateOnly(2026, 3, 10), march.Until(new(2026, 3, 10)).To);
    }
}

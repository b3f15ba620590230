using NumberSwap.Server.Dashboard.Overview;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Overview;

public sealed class PeriodChoiceTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Theory]
    [InlineData(null, "30", "2026-03-02", "2026-03-31", "2026-01-31", "2026-03-01")]
    [InlineData("", "30", "2026-03-02", "2026-03-31", "2026-01-31", "2026-03-01")]
    [InlineData("today", "today", "2026-03-31", "2026-03-31", "2026-03-30", "2026-03-30")]
    [InlineData("yesterday", "yesterday", "2026-03-30", "2026-03-30", "2026-03-29", "2026-03-29")]
    [InlineData("7", "7", "2026-03-25", "2026-03-31", "2026-03-18", "2026-03-24")]
    [InlineData("90", "90", "2026-01-01", "2026-03-31", "2025-10-03", "2025-12-31")]
    [InlineData("this-month", "this-month", "2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("last-month", "last-month", "2026-02-01", "2026-02-28", "2026-01-01", "2026-01-31")]
    public void Usual_periods_are_counted_from_today(string? asked, string name, string from, string to, string beforeFrom, string beforeTo)
    {
        var choice = PeriodChoice.Read(asked, null, null, Today);

        Assert.Equal((name, false), (choice.Name, choice.Wrong));
        Assert.Equal((from, to), (Text(choice.Period.From), Text(choice.Period.To)));
        Assert.Equal((beforeFrom, beforeTo), (Text(choice.Before.From), Text(choice.Before.To)));
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-09", "2026-01-05", "2026-01-09")]
    [InlineData("2026-01-09", "2026-01-05", "2026-01-05", "2026-01-09")]
    [InlineData("2026-01-05", null, "2026-01-05", "2026-01-05")]
    [InlineData("2024-01-01", "2025-12-31", "2024-01-01", "2025-12-31")]
    public void Any_days_can_be_asked_for(string from, string? to, string first, string last)
    {
        foreach (var name in new[] { "custom", null })
        {
            var choice = PeriodChoice.Read(name, from, to, Today);

            Assert.Equal(("custom", false), (choice.Name, choice.Wrong));
            Assert.Equal((first, last), (Text(choice.Period.From), Text(choice.Period.To)));
            Assert.Equal(choice.Period.Days, choice.Before.Days);
            Assert.Equal(choice.Period.From, choice.Before.To.AddDays(1));
        }
    }

    [Theory]
    [InlineData("custom", null, null)]
    [InlineData("custom", "yesterday", "2026-01-05")]
    [InlineData("custom", "2026-02-30", "2026-03-05")]
    [InlineData("custom", "0001-01-01", "0001-01-02")]
    [InlineData("custom", "9999-12-30", "9999-12-31")]
    [InlineData("custom", "2020-01-01", "2026-01-01")]
    [InlineData("<script>", null, null)]
    [InlineData("2147483648", null, null)]
    public void What_is_no_period_becomes_the_last_30_days_and_says_so(string name, string? from, string? to)
    {
        var choice = PeriodChoice.Read(name, from, to, Today);

        Assert.Equal(("30", true), (choice.Name, choice.Wrong));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", null);
}

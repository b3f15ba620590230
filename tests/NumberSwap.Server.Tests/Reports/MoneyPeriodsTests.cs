using NumberSwap.Server.Reports;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

public sealed class MoneyPeriodsTests
{
    /// <summary>A week that goes on stands beside the same weekdays of the one before, a quarter beside as many days of its own before.</summary>
    [Theory]
    [InlineData("today", "2026-11-18 2026-11-18", "2026-11-17 2026-11-17")]
    [InlineData("7", "2026-11-12 2026-11-18", "2026-11-05 2026-11-11")]
    [InlineData("this-week", "2026-11-16 2026-11-18", "2026-11-09 2026-11-11")]
    [InlineData("last-week", "2026-11-09 2026-11-15", "2026-11-02 2026-11-08")]
    [InlineData("this-month", "2026-11-01 2026-11-18", "2026-10-01 2026-10-18")]
    [InlineData("last-month", "2026-10-01 2026-10-31", "2026-09-01 2026-09-30")]
    [InlineData("this-quarter", "2026-10-01 2026-11-18", "2026-07-01 2026-08-18")]
    [InlineData("last-quarter", "2026-07-01 2026-09-30", "2026-04-01 2026-06-30")]
    [InlineData("this-year", "2026-01-01 2026-11-18", "2025-01-01 2025-11-18")]
    public void A_name_has_its_days_and_those_before(string name, string period, string before)
    {
        var of = MoneyPeriods.Of(name, new(2026, 11, 18));
        Assert.Equal((period, before), (Text(of!.Value.Period), Text(of.Value.Before)));

        static string Text(Period of) => $"{of.From:yyyy-MM-dd} {of.To:yyyy-MM-dd}";
    }

    [Fact]
    public void All_names_that_are_offered_are_known()
    {
        Assert.All(MoneyPeriods.Names, name => Assert.NotNull(MoneyPeriods.Of(name, new(2024, 2, 29))));
        Assert.Null(MoneyPeriods.Of(MoneyPeriods.Custom, new(2026, 11, 18)));
    }
}

using NumberSwap.Core.Attribution;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Tests.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>What reports hold in memory, and that it is not behind what was written.</summary>
[Collection("sql")]
public sealed class MoneyFactsTests
{
    private const long DayMs = 24 * 3600_000L;

    private static readonly DateOnly Day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(Some.Time).UtcDateTime);

    /// <summary>Where there is room for nothing, each report throws away what others are about to count.</summary>
    [Fact]
    public async Task A_report_is_whole_when_another_trims_the_memory()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        foreach (var site in (string[])["site", "other"])
        {
            await new RecordStore(test).RecordAsync([], [.. Enumerable.Range(0, 6).Select(i => Some.Call($"{site}{i}", Some.Time + (i * 30 * DayMs), CallStatus.Completed, site))]);
            await new FactStore(test).RefreshAsync(site, 0, long.MaxValue);
        }

        var store = new FactStore(test);
        var memory = new MoneyFacts(store, most: 0);
        var period = new FactPeriod(Day.DayNumber, Day.DayNumber + 200);
        await Parallel.ForAsync(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, stop) =>
        {
            var site = Some.Site(i % 2 == 0 ? "site" : "other");
            var facts = await memory.GetAsync(site, TimeZoneInfo.Utc, await store.PartsAsync(site.Id, stop), [period], stop);
            Assert.Equal(6, facts.Contacts.Sum(part => part.Length));
        });
    }

    /// <summary>A call is corrected; its deal of a later month is at once of the new source, though the report is of that month alone.</summary>
    [Fact]
    public async Task A_deal_is_of_what_its_call_is_of_now_however_long_ago_that_was()
    {
        await using var test = await TestDatabase.CreateAsync(Engines.Sqlite);
        await new RecordStore(test).RecordAsync([], [Some.Call("c", Some.Time, CallStatus.Completed)]);
        var sold = new DealReport { Site = "site", System = "api", ExternalId = "1", Call = "c", Outcome = DealOutcome.Won, Amount = 500, Currency = "RUB", OpenedAt = Some.Time, ClosedAt = Some.Time + (50 * DayMs), UpdatedAt = Some.Time };
        await new DealStore(test).PutAsync([sold], Some.Time);
        var reports = new MoneyReports(new FactStore(test), new MoneyFacts(new FactStore(test)), new MemoryCache());
        var request = new MoneyRequest(new MoneyQuery { Dating = DealDating.Deal }, new(Day.AddDays(40), Day.AddDays(60)), null);
        Assert.Equal(MoneyRow.Unknown, Assert.Single((await reports.ReportAsync(Some.Site(), request)).Rows).Key);

        var said = new CallAttribution(MatchLevel.Source, 1, null, new TrafficSource { Source = "vk", Medium = "cpc" }, null, []);
        await new CallChangeStore(test).CorrectAsync("site", "c", new CallCorrection(said, Actor.Server, Some.Time, null), null);
        Assert.Equal("vk", Assert.Single((await reports.ReportAsync(Some.Site(), request)).Rows).Key);
    }

    /// <summary>A refund is no sale of its call, wherever sales are counted.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task A_refund_sells_nothing(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var talk = Some.Call("c", Some.Time, CallStatus.Completed).With(call => call with { TalkSeconds = 900, Operator = "Анна" });
        await new RecordStore(test).RecordAsync([], [talk]);
        var refund = new DealReport { Site = "site", System = "api", ExternalId = "1", Call = "c", Outcome = DealOutcome.Won, Amount = -500, Currency = "RUB", OpenedAt = Some.Time, ClosedAt = Some.Time, UpdatedAt = Some.Time };
        await new DealStore(test).PutAsync([refund], Some.Time);

        var reports = new MoneyReports(new FactStore(test), new MoneyFacts(new FactStore(test)), new MemoryCache());
        var total = (await reports.ReportAsync(Some.Site(), new MoneyRequest(new MoneyQuery(), new(Day, Day), null))).Total;
        Assert.Equal((0, 0, -500m), (total.Offers, total.Deals, total.Revenue));
        var (from, to) = (Some.Time - DayMs, Some.Time + DayMs);
        Assert.Equal((1, 0), (await new OperatorSalesStore(test).OfAsync("site", from, to, TargetRule.Default))["Анна"]);
        Assert.Empty(await new FollowUpStore(test).CallsAsync("site", from, to, new()));
        Assert.Equal((0, 0, -500m), (await new MissedReportStore(test).DealsAsync("site", from, to)).ConvertAll(row => (row.Deals, row.Amounts, row.Revenue)).Single());

        await new DealStore(test).PutAsync([refund with { ExternalId = "2", Amount = 700 }], Some.Time);
        Assert.Equal((1, 1), (await new OperatorSalesStore(test).OfAsync("site", from, to, TargetRule.Default))["Анна"]);
        Assert.Single(await new FollowUpStore(test).CallsAsync("site", from, to, new()));
        Assert.Equal((1, 1, 200m), (await new MissedReportStore(test).DealsAsync("site", from, to)).ConvertAll(row => (row.Deals, row.Amounts, row.Revenue)).Single());
    }
}

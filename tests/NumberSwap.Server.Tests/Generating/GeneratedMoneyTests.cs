using System.Globalization;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Tests.Support;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Generating;

public sealed class GeneratedMoneyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(300, 300, 2)]
    [InlineData(200, 1, 400)]
    [InlineData(500, 120, 1096)]
    [InlineData(60, 59, 1)]
    public async Task There_are_exactly_as_many_deals_as_are_wanted_within_the_days(int calls, int deals, int days)
    {
        await using var site = await GeneratedSite.MakeAsync(
            string.Create(CultureInfo.InvariantCulture, $"--sessions {calls} --calls {calls} --deals {deals} --days {days} --until 2026-11-22"));

        var made = await DealsAsync(site);
        Assert.Equal(deals, made.Count);
        Assert.All(made, deal => Assert.InRange(deal.OpenedAt, GeneratedSite.Ms("2026-11-22") - (days * 86_400_000L), GeneratedSite.Ms("2026-11-22") - 1));
        Assert.All(made, deal => Assert.Equal(deal.Outcome == DealOutcome.Open, deal.ClosedAt is null));
        Assert.All(made, deal => Assert.True(deal.ClosedAt is null || (deal.ClosedAt >= deal.OpenedAt && deal.ClosedAt < GeneratedSite.Ms("2026-11-22"))));
        Assert.Equal(calls, await site.CountAsync("calls"));
    }

    [Fact]
    public async Task Deals_find_their_calls_by_all_three_ways_and_most_are_opened_after_the_call()
    {
        await using var site = await MadeAsync();

        Assert.InRange(await site.ShareAsync("deals", "matched_by = 5"), 0.35, 0.6);
        Assert.InRange(await site.ShareAsync("deals", "matched_by = 4"), 0.12, 0.32);
        Assert.InRange(await site.ShareAsync("deals", "matched_by = 2"), 0.2, 0.45);
        // Who buys again half a year later and did not call is nobody's.
        Assert.InRange(await site.ShareAsync("deals", "matched_by = 0"), 0, 0.05);
        Assert.Equal(0, await site.CountAsync("deals d JOIN calls c ON c.id = d.call_id WHERE d.opened_at < c.started_at AND d.matched_by <> 2"));
        Assert.Equal(0, await site.CountAsync("deals d JOIN calls c ON c.id = d.call_id WHERE d.matched_by = 2 AND d.phone <> c.caller"));
        // The product's own matching finds nothing else when it looks again.
        var before = await DealsAsync(site);
        await new DealStore(site.Database).SearchDueAsync(GeneratedSite.Ms("2027-01-01"), 10_000);
        Assert.Equal(before, await DealsAsync(site));
    }

    [Fact]
    public async Task Deals_are_believable()
    {
        await using var site = await MadeAsync();
        var deals = await DealsAsync(site);

        Assert.InRange(await site.ShareAsync("deals", "outcome = 1"), 0.3, 0.6);
        Assert.InRange(await site.ShareAsync("deals", "outcome = 0"), 0.005, 0.15);
        Assert.InRange(await site.ShareAsync("deals", "currency <> 'RUB'"), 0.003, 0.05);
        Assert.InRange(deals.Count(deal => deal.Amount < 0), 1, deals.Count / 20);
        Assert.InRange(deals.GroupBy(deal => deal.Call).Count(group => group.Key is not null && group.Count() > 1), 5, deals.Count / 4);
        var amounts = deals.Where(deal => deal is { Currency: "RUB", Amount: > 0 }).Select(deal => Math.Log((double)deal.Amount!.Value)).ToList();
        Assert.InRange(Math.Exp(amounts.Average()), 12_000, 50_000);
        // An operator who talks long and well sells more than one who does not.
        var shares = await site.QueryAsync<double>(
            "SELECT COUNT(d.id) * 1.0 / COUNT(c.id) FROM calls c LEFT JOIN deals d ON d.call_id = c.id AND d.outcome = 1 WHERE c.operator_name IS NOT NULL GROUP BY c.operator_name");
        output.WriteLine("won of each operator's calls: " + string.Join(", ", shares.Select(share => share.ToString("P1", CultureInfo.InvariantCulture))));
        Assert.True(shares.Max() > 1.3 * shares.Min());
    }

    [Fact]
    public async Task Costs_are_of_the_campaigns_that_bring_visits_and_lower_at_weekends()
    {
        await using var site = await MadeAsync();

        Assert.Equal(0, await site.CountAsync("ad_costs WHERE cost <= 0 OR currency <> 'RUB' OR clicks > impressions"));
        Assert.Equal(
            0,
            await site.CountAsync(
                "(SELECT DISTINCT source, medium FROM ad_costs WHERE medium <> 'offline') a WHERE NOT EXISTS (SELECT 1 FROM visit_slots v WHERE v.source = a.source AND v.medium = a.medium)"));
        Assert.True(await site.CountAsync("(SELECT DISTINCT campaign FROM ad_costs)") > 25);
        Assert.True(await site.CountAsync("(SELECT DISTINCT term FROM ad_costs WHERE campaign LIKE 'kotly%')") > 5);
        // Day 0 was a Monday.
        var weekend = (await site.QueryAsync<double>("SELECT SUM(CASE WHEN day % 7 IN (5, 6) THEN cost ELSE 0 END) * 1.0 / SUM(cost) FROM ad_costs WHERE medium <> 'offline'"))[0];
        Assert.InRange(weekend, 0.1, 0.22);
        var (cost, revenue) = (await site.QueryAsync<(double, double)>(
            "SELECT (SELECT SUM(cost) * 1.0 FROM ad_costs), (SELECT SUM(amount) * 1.0 FROM deals WHERE outcome = 1 AND currency = 'RUB')"))[0];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cost {cost / 1e4:N0}, revenue {revenue / 1e4:N0}, ROMI {(revenue - cost) / cost:P0}"));
        Assert.InRange((revenue - cost) / cost, 0.3, 8);
    }

    [Fact]
    public async Task Calls_are_answered_by_people_with_shifts_and_missed_at_lunch_and_in_the_evening()
    {
        await using var site = await MadeAsync();
        const string Hour = "(started_at / 3600000 + 3) % 24";

        var missed = await site.ShareAsync($"calls WHERE {Hour} IN (10, 11, 15, 16)", $"status <> {(int)CallStatus.Completed}");
        Assert.InRange(missed, 0.02, 0.16);
        Assert.InRange(await site.ShareAsync($"calls WHERE {Hour} IN (13)", $"status <> {(int)CallStatus.Completed}"), missed * 1.4, 0.5);
        Assert.InRange(await site.ShareAsync($"calls WHERE {Hour} IN (20, 21)", $"status <> {(int)CallStatus.Completed}"), missed * 2, 0.7);
        Assert.InRange(await site.CountAsync("(SELECT DISTINCT operator_name FROM calls WHERE operator_name IS NOT NULL)"), 6, 14);
        // Somebody has left, somebody has joined.
        var spans = await site.QueryAsync<(long First, long Last)>("SELECT MIN(started_at), MAX(started_at) FROM calls WHERE operator_name IS NOT NULL GROUP BY operator_name");
        Assert.Contains(spans, span => span.Last < GeneratedSite.Ms("2026-11-22") - (30 * 86_400_000L));
        Assert.Contains(spans, span => span.First > GeneratedSite.Ms("2026-11-22") - (300 * 86_400_000L));
        Assert.InRange(await site.ShareAsync("calls", "tags = '|spam|'"), 0.015, 0.05);
        Assert.InRange(await site.ShareAsync("calls", "tags = '|service|'"), 0.04, 0.1);
    }

    [Fact]
    public async Task Visitors_come_back_by_other_ways_so_that_first_and_last_click_differ()
    {
        await using var site = await MadeAsync();

        var callers = await site.QueryAsync<(string First, string Last)>(
            """
            SELECT (SELECT json_extract(v.visit, '$.source.source') FROM sessions v WHERE v.visitor = s.visitor ORDER BY v.started_at LIMIT 1), json_extract(s.visit, '$.source.source')
            FROM calls c JOIN sessions s ON s.id = c.session_id
            """);
        Assert.InRange(callers.Count(caller => caller.First != caller.Last) / (double)callers.Count, 0.06, 0.4);
        Assert.Contains(callers, caller => caller.Last == "(direct)" && caller.First != "(direct)");
    }

    [Fact]
    public async Task Operators_write_down_what_calls_were_about_and_how_far_they_came()
    {
        await using var site = await GeneratedSite.MakeAsync("--sessions 3000 --calls 1500 --full --days 90 --until 2026-11-22");

        Assert.Equal(300, await site.CountAsync("deals"));
        Assert.True(await site.CountAsync("ad_costs") > 500);
        Assert.InRange(await site.CountAsync("call_marks") / 1500.0, 0.45, 0.85);
        Assert.Equal(0, await site.CountAsync("call_marks m JOIN calls c ON c.id = m.call_id WHERE c.status <> 3"));
        Assert.Equal(0, await site.CountAsync("call_marks m LEFT JOIN calls c ON c.id = m.call_id WHERE c.id IS NULL"));
        foreach (var step in (int[])[1, 2, 3, 4])
            Assert.InRange(await site.ShareAsync("call_marks", $"step = {step}"), 0.05, 0.6);
        Assert.InRange(await site.CountAsync("(SELECT DISTINCT product FROM call_marks)"), 3, 10);
        Assert.InRange(await site.ShareAsync("call_marks", "reason IS NOT NULL"), 0.05, 0.3);
        // Somebody calls three times and more about one thing.
        Assert.True(await site.CountAsync("(SELECT 1 FROM calls WHERE caller IS NOT NULL GROUP BY caller HAVING COUNT(*) >= 3)") > 5);
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_deals_and_costs()
    {
        Assert.Equal(await MoneyAsync(3), await MoneyAsync(3));
        Assert.NotEqual(await MoneyAsync(3), await MoneyAsync(4));

        static async Task<string> MoneyAsync(int seed)
        {
            await using var site = await GeneratedSite.MakeAsync($"--sessions 600 --calls 200 --full --days 30 --until 2026-11-22 --seed {seed}");
            var costs = await new CostStore(site.Database).SumAsync((await site.QueryAsync<string>("SELECT id FROM sites"))[0], DateOnly.MinValue, DateOnly.MaxValue, Core.Costs.CostGroup.Row);
            return string.Join('\n', (await DealsAsync(site)).Select(deal => deal.ToString()).Concat(costs.Select(cost => cost.ToString())));
        }
    }

    [Fact]
    public async Task Without_more_options_there_is_no_money_and_too_many_deals_are_refused()
    {
        await using var site = await GeneratedSite.MakeAsync("--sessions 300 --calls 100 --until 2026-11-22");
        Assert.Equal((0, 0), (await site.CountAsync("deals"), await site.CountAsync("ad_costs")));

        using var folder = new TempFolder();
        (await CommandRun.InAsync(folder.Path, ["generate", "--site", "x", "--calls", "10", "--deals", "11"])).ExpectRefusal("--deals");
        (await CommandRun.InAsync(folder.Path, ["generate", "--site", "x", "--deals", "many"])).ExpectRefusal("--deals");
    }

    private static Task<GeneratedSite> MadeAsync() => GeneratedSite.MakeAsync("--sessions 9000 --calls 4000 --deals 900 --days 400 --until 2026-11-22 --seed 5");

    private static async Task<List<Deal>> DealsAsync(GeneratedSite site)
    {
        var all = new List<Deal>();
        var filter = new DealFilter { Site = (await site.QueryAsync<string>("SELECT id FROM sites"))[0], Limit = 1000 };
        while (await new DealStore(site.Database).ListAsync(filter) is { Count: > 0 } part)
        {
            all.AddRange(part);
            filter = filter with { After = new DealPosition(part[^1].OpenedAt, part[^1].Id) };
        }

        return all;
    }
}

using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CostStoreTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    [Theory, ClassData(typeof(Engines))]
    public async Task What_is_stored_again_is_replaced(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CostStore(test);
        await store.PutAsync("site", [Cost("a", 1.10m), Cost("b", 2.2001m)]);
        await store.PutAsync("site", [Cost("a", 5m) with { Currency = "USD", Clicks = 7, Impressions = null }]);
        await store.PutAsync("other", [Cost("a", 9m)]);

        var rows = await store.SumAsync("site", Day, Day, CostGroup.Row);
        Assert.Equal([("a", 5m, "USD", 7L, 0L), ("b", 2.2001m, "RUB", 1L, 10L)], rows.Select(row => (row.Campaign!, row.Cost, row.Currency, row.Clicks, row.Impressions)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Costs_are_added_up_exactly_each_currency_apart(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CostStore(test);
        await store.PutAsync("site", [.. Enumerable.Range(0, 10).Select(i => Cost("c" + (i % 2), 0.1m) with { Day = Day.AddDays(i) })]);
        await store.PutAsync("site", [Cost("c0", 3m) with { Currency = "USD", Term = "boiler" }]);

        Assert.Equal(
            [("yandex", 3m, "USD", 1L), ("yandex", 1.0m, "RUB", 10L)],
            (await store.SumAsync("site", Day, Day.AddDays(9), CostGroup.Source)).Select(sum => (sum.Source!, sum.Cost, sum.Currency, sum.Rows)));
        Assert.Equal(3, (await store.SumAsync("site", Day, Day.AddDays(9), CostGroup.Campaign)).Count);
        Assert.Equal([Day.AddDays(1), Day, Day], (await store.SumAsync("site", Day, Day.AddDays(1), CostGroup.Day)).Select(sum => sum.Day!.Value));
        Assert.Empty(await store.SumAsync("site", Day, Day, CostGroup.Source, "google"));
        Assert.Equal(2, await store.DeleteAsync("site", Day, Day, "yandex"));
        Assert.Equal(0, await store.DeleteAsync("site", Day, Day, null));
    }

    /// <summary>Exports have today's name of a campaign on past days too.</summary>
    [Theory, ClassData(typeof(Engines))]
    public async Task A_campaign_under_another_name_is_still_the_campaign_of_its_number(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CostStore(test);
        await store.PutAsync("site", [Cost("Окна", 10m) with { CampaignNumber = "123" }, Cost("Двери", 1m) with { CampaignNumber = "7" }, Cost("Окна", 2m) with { CampaignNumber = "123", Term = "пвх" }]);
        await store.PutAsync("site", [Cost("Окна 2026", 11m) with { CampaignNumber = "123" }, Cost("Окна 2026", 12m) with { CampaignNumber = "123", Day = Day.AddDays(1) }]);

        var rows = await store.SumAsync("site", Day, Day.AddDays(1), CostGroup.Row);
        Assert.Equal([("Окна 2026", "", 12m), ("Окна 2026", "", 11m), ("Окна", "пвх", 2m), ("Двери", "", 1m)], rows.Select(row => (row.Campaign!, row.Term!, row.Cost)));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Capitals_make_no_other_cost(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CostStore(test);
        await store.PutAsync("site", [Cost("Котлы", 1m) with { Source = "Yandex" }]);
        // As it was stored before capitals made no difference.
        await test.ExecuteAsync("UPDATE ad_costs SET row_hash = 'old'");
        await store.PutAsync("site", [Cost("котлы", 2m), Cost("КОТЛЫ", 3m)]);

        var row = Assert.Single(await store.SumAsync("site", Day, Day, CostGroup.Row));
        Assert.Equal(("yandex", "КОТЛЫ", 3m), (row.Source, row.Campaign, row.Cost));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task The_largest_costs_are_added_up(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CostStore(test);
        await store.PutAsync("site", [.. Enumerable.Range(0, 1000).Select(i => Cost("c" + i, Amount.Most - 0.0001m))]);

        Assert.Equal((1000 * Amount.Most) - 0.1m, Assert.Single(await store.SumAsync("site", Day, Day, CostGroup.Day)).Cost);
        Assert.Equal((1000 * Amount.Most) - 0.1m, (await new MissedReportStore(test).CostsAsync("site", Day, Day))["RUB"]);
    }

    private static AdCost Cost(string campaign, decimal cost) => new(Day, "yandex", "cpc", campaign, null, "", cost, "RUB", 1, 10);
}

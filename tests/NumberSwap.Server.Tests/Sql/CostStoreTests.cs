using NumberSwap.Core.Costs;
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

    private static AdCost Cost(string campaign, decimal cost) => new(Day, "yandex", "cpc", campaign, null, "", cost, "RUB", 1, 10);
}

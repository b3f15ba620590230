using NumberSwap.Core.Deals;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CrmFetchStoreTests
{
    private const long T = Some.Time;

    [Theory, ClassData(typeof(Engines))]
    public async Task A_fetch_is_taken_by_one_and_ends_unless_it_was_asked_for_meanwhile(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new CrmFetchStore(test);
        Assert.True(await store.AddAsync("site", "bitrix24", ["1", "2"], T));
        Assert.True(await store.AddAsync("site", "bitrix24", ["1"], T));

        var claimed = await store.ClaimAsync(T, T + 100, 10);
        Assert.Equal(["1", "2"], claimed.Select(fetch => fetch.ExternalId).Order(StringComparer.Ordinal));
        Assert.Empty(await store.ClaimAsync(T + 99, T + 200, 10));

        await store.AddAsync("site", "bitrix24", ["1"], T + 5);
        foreach (var fetch in claimed)
            await store.DoneAsync(fetch, T + 6);
        Assert.Equal(["1"], (await store.ClaimAsync(T + 6, T + 200, 10)).Select(fetch => fetch.ExternalId));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task What_fails_is_tried_later_given_up_and_begun_again_by_the_next_event_or_other_settings(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        var (store, connections) = (new CrmFetchStore(test), new CrmConnectionStore(test));
        await store.AddAsync("site", "bitrix24", ["1"], T);
        await store.FailedAsync(Assert.Single(await store.ClaimAsync(T, T + 100, 10)), "Away", T + 50);
        var again = Assert.Single(await store.ClaimAsync(T + 50, T + 150, 10));
        Assert.Equal(1, again.Attempts);
        await store.FailedAsync(again, "Gone", null);
        Assert.Empty(await store.ClaimAsync(T + 1_000_000, T + 2_000_000, 10));
        Assert.Equal([("bitrix24", 1, 1, "Gone")], await store.CountAsync("site"));

        Assert.True(await connections.PutAsync(new CrmConnection("site", "bitrix24", new string('a', 64), "{}", T + 60)));
        Assert.Equal(0, Assert.Single(await store.ClaimAsync(T + 60, T + 160, 10)).Attempts);
        Assert.False(await connections.PutAsync(new CrmConnection("nobody's", "bitrix24", new string('a', 64), "{}", T + 60)));
        Assert.True(await connections.DeleteAsync("site", "bitrix24"));
        Assert.False(await connections.DeleteAsync("site", "bitrix24"));
        Assert.Empty(await store.CountAsync("site"));
    }
}

using NumberSwap.Core.Traffic;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class CampaignStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_campaign_comes_back_as_it_was_stored(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        var store = new CampaignStore(test);
        var pooled = await store.AddAsync(Some.Campaign("a", pool: "pool"));
        var fixedNumber = await store.AddAsync(Some.Campaign("b", number: "+72") with { Match = new CampaignRule("a", "b", "c", "d", "e", "f", "g", "*") });

        Assert.Equal(pooled, await store.FindAsync("site", "a"));
        Assert.Null(await store.FindAsync("other", "a"));
        Assert.Equal([pooled, fixedNumber], await store.ListAsync("site"));
        Assert.Equal([pooled, fixedNumber], await store.ListAllAsync());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_code_is_never_used_again(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site("other"));
        var store = new CampaignStore(test);
        Assert.Equal(1, (await store.AddAsync(Some.Campaign("a"))).Code);
        Assert.Equal(2, (await store.AddAsync(Some.Campaign("b"))).Code);
        Assert.True(await store.DeleteAsync("site", "b"));
        Assert.False(await store.DeleteAsync("site", "b"));
        Assert.Equal(3, (await store.AddAsync(Some.Campaign("c"))).Code);
        Assert.Equal(1, (await store.AddAsync(Some.Campaign("d", "other"))).Code);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Campaigns_added_at_once_get_codes_of_their_own(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        CampaignStore[] nodes = [new(test), new(test.OtherNode())];
        var added = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => nodes[i % 2].AddAsync(Some.Campaign($"c{i}")))));

        Assert.Equal(Enumerable.Range(1, 20), added.Select(c => c.Code).Order());
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_taken_static_number_changes_nothing(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        var store = new CampaignStore(test);
        Assert.Equal(["+71"], (await Assert.ThrowsAsync<ConflictException>(() => store.AddAsync(Some.Campaign("a", number: "+71")))).What);
        Assert.Empty(await store.ListAsync("site"));

        var stored = await store.AddAsync(Some.Campaign("a", number: "+72"));
        await Assert.ThrowsAsync<ConflictException>(() => store.UpdateAsync(stored with { Number = "+71", Name = "New" }));
        Assert.Equal(stored, await store.FindAsync("site", "a"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_update_frees_the_number_that_it_gives_up(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        var store = new CampaignStore(test);
        var stored = await store.AddAsync(Some.Campaign("a", number: "+72"));
        var changed = stored with { Name = "New", Paused = true, Priority = -1, Number = "+73", Match = new CampaignRule(ClickId: "*") };

        Assert.True(await store.UpdateAsync(changed with { Code = 99 }));
        Assert.Equal(changed, await store.FindAsync("site", "a"));
        Assert.True(await store.UpdateAsync(changed));
        Assert.True(await store.UpdateAsync(changed with { Number = null, Target = null, Pool = "pool" }));
        Assert.False(await store.UpdateAsync(Some.Campaign("unknown", number: "+79")));

        await new PoolStore(test).AddNumbersAsync("site", "pool", ["+72", "+73", "+79"]);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_order_is_all_campaigns_or_none(string engine)
    {
        await using var test = await WithPoolAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site("other"));
        var store = new CampaignStore(test);
        foreach (var (id, site) in new[] { ("a", "site"), ("b", "site"), ("c", "site"), ("d", "other") })
            await store.AddAsync(Some.Campaign(id, site));

        Assert.False(await store.OrderAsync("site", ["a", "b"]));
        Assert.False(await store.OrderAsync("site", ["a", "b", "b"]));
        Assert.False(await store.OrderAsync("site", ["a", "b", "d"]));
        Assert.Equal([5, 5, 5, 5], (await store.ListAllAsync()).Select(campaign => campaign.Priority));
        Assert.True(await store.OrderAsync("site", ["c", "a", "b"]));
        Assert.Equal([20, 10, 30], (await store.ListAsync("site")).Select(campaign => campaign.Priority));
        Assert.Equal([5], (await store.ListAsync("other")).Select(campaign => campaign.Priority));
    }

    private static async Task<TestDatabase> WithPoolAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        await new PoolStore(test).AddAsync(Some.Pool("pool", "site", "+71"));
        return test;
    }
}

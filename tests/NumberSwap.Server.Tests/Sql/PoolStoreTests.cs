using NumberSwap.Core.Leasing;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class PoolStoreTests
{
    [Theory, ClassData(typeof(Engines))]
    public async Task A_pool_comes_back_with_its_numbers_in_the_order_of_adding(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var store = new PoolStore(test);
        var pool = Some.Pool("pool", "site", "+73", "+71", "+72");
        await store.AddAsync(pool);
        await store.AddNumbersAsync("site", "pool", ["+70", "+71"]);

        var expected = pool with { Numbers = ["+73", "+71", "+72", "+70"] };
        Assert.Equivalent(expected, await store.FindAsync("site", "pool"), strict: true);
        Assert.Equivalent(expected, Assert.Single(await store.ListAsync("site")), strict: true);
        Assert.Equivalent(expected, Assert.Single(await store.ListAllAsync()), strict: true);
        Assert.Null(await store.FindAsync("other", "pool"));
        Assert.Empty(await store.ListAsync("other"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_taken_number_is_named_and_nothing_is_stored(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var store = new PoolStore(test);
        await store.AddAsync(Some.Pool("pool", "site", "+71", "+72"));
        await new CampaignStore(test).AddAsync(Some.Campaign("c", number: "+73"));

        var conflict = await Assert.ThrowsAsync<ConflictException>(() => store.AddAsync(Some.Pool("other", "site", "+79", "+72", "+73", "+71")));
        Assert.Equal(["+72", "+73", "+71"], conflict.What);
        Assert.Null(await store.FindAsync("site", "other"));

        await store.AddAsync(Some.Pool("other", "site", "+79"));
        await Assert.ThrowsAsync<ConflictException>(() => store.AddNumbersAsync("site", "other", ["+75", "+71"]));
        Assert.Equal(["+79"], (await store.FindAsync("site", "other"))!.Numbers);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_retired_number_stays_known_and_may_come_back(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var store = new PoolStore(test);
        await store.AddAsync(Some.Pool("pool", "site", "+71", "+72", "+73"));

        Assert.Equal(2, await store.RetireNumbersAsync("site", "pool", ["+71", "+73", "+79"]));
        Assert.Equal(0, await store.RetireNumbersAsync("site", "pool", ["+71"]));
        Assert.Equal(0, await store.RetireNumbersAsync("other", "pool", ["+72"]));
        var pool = await store.FindAsync("site", "pool");
        Assert.Equal(["+72"], pool!.Numbers);
        Assert.Equal(["+71", "+73"], pool.Retired);

        await store.AddNumbersAsync("site", "pool", ["+71"]);
        pool = await store.FindAsync("site", "pool");
        Assert.Equal(["+72", "+71"], pool!.Numbers);
        Assert.Equal(["+73"], pool.Retired);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task An_update_leaves_the_numbers(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var store = new PoolStore(test);
        await store.AddAsync(Some.Pool("pool", "site", "+71"));

        Assert.True(await store.UpdateAsync(Some.Pool() with { Name = "New", HoldSeconds = 1, CooldownSeconds = 0, Overflow = OverflowPolicy.Fallback }));
        Assert.False(await store.UpdateAsync(Some.Pool("unknown")));

        var pool = await store.FindAsync("site", "pool");
        Assert.Equal(("New", 1, 0, OverflowPolicy.Fallback), (pool!.Name, pool.HoldSeconds, pool.CooldownSeconds, pool.Overflow));
        Assert.Equal(["+71"], pool.Numbers);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_pool_in_use_is_not_deleted_and_a_free_one_frees_its_numbers(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var (pools, campaigns) = (new PoolStore(test), new CampaignStore(test));
        await pools.AddAsync(Some.Pool("pool", "site", "+71"));
        await campaigns.AddAsync(Some.Campaign("c", pool: "pool", name: "Boilers"));

        var conflict = await Assert.ThrowsAsync<ConflictException>(() => pools.DeleteAsync("site", "pool"));
        Assert.Equal(["Boilers"], conflict.What);

        await campaigns.DeleteAsync("site", "c");
        Assert.False(await pools.DeleteAsync("other", "pool"));
        Assert.True(await pools.DeleteAsync("site", "pool"));
        Assert.False(await pools.DeleteAsync("site", "pool"));
        await pools.AddAsync(Some.Pool("next", "site", "+71"));
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task Of_two_nodes_that_claim_the_same_numbers_one_wins_all(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        PoolStore[] nodes = [new(test), new(test.OtherNode())];
        for (var round = 0; round < 10; round++)
        {
            string[] numbers = [.. Enumerable.Range(0, 20).Select(i => $"+7{round}{i:00}")];
            var winners = await Task.WhenAll(nodes.Select((node, i) => WinsAsync(node, Some.Pool($"{round}-{i}", "site", i == 0 ? numbers : [.. numbers.Reverse()]))));

            Assert.Single(winners, won => won);
            var pools = await nodes[0].ListAsync("site");
            Assert.Equal(20, Assert.Single(pools, p => p.Id.StartsWith($"{round}-", StringComparison.Ordinal)).Numbers.Count);
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_large_pool_is_stored_whole(string engine)
    {
        await using var test = await WithSiteAsync(engine);
        var store = new PoolStore(test);
        string[] numbers = [.. Enumerable.Range(0, 1701).Select(i => $"+7495{i:0000000}")];
        await store.AddAsync(Some.Pool("pool", "site", numbers));

        Assert.Equal(numbers, (await store.FindAsync("site", "pool"))!.Numbers);
        Assert.Equal(numbers, (await Assert.ThrowsAsync<ConflictException>(() => store.AddAsync(Some.Pool("other", "site", numbers)))).What);
    }

    private static async Task<bool> WinsAsync(PoolStore store, Core.Sites.Pool pool)
    {
        try
        {
            await Task.Yield();
            await store.AddAsync(pool);
            return true;
        }
        catch (ConflictException e)
        {
            Assert.Equal(pool.Numbers, e.What);
            return false;
        }
    }

    private static async Task<TestDatabase> WithSiteAsync(string engine)
    {
        var test = await TestDatabase.CreateAsync(engine);
        await new SiteStore(test).AddAsync(Some.Site());
        return test;
    }
}

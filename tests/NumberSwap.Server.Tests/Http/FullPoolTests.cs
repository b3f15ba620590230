using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What visitors see when a pool has no rested number left, and what its owner is told.</summary>
public sealed class FullPoolTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_full_pool_that_shares_gives_the_number_seen_longest_ago(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(2, overflow: "share");
        var first = await shop.VisitAsync();
        servers.ClockOf(state).Advance(TimeSpan.FromSeconds(1));
        await shop.VisitAsync();

        var third = await shop.VisitAsync();

        Assert.Equal((first.Number, "overflow"), (third.Number, third.Kind));
        Assert.NotEqual(first.Lease, third.Lease);
        var status = await shop.StatusAsync(pool);
        Assert.Equal((3, 1), (status.GetProperty("leasesLastHour").GetInt32(), status.GetProperty("overflowsLastHour").GetInt32()));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_full_pool_that_falls_back_leaves_the_page_alone(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1, overflow: "fallback");
        var first = await shop.VisitAsync();

        var second = await shop.VisitAsync();

        Assert.Equal(new Shown(shop.Target, shop.Target, "fallback", null), second.Numbers.Single());
        Assert.Equal(first.Number, (await shop.VisitAsync("", first)).Number);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_number_cools_before_it_is_free_and_is_taken_sooner_only_in_need(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(1, holdSeconds: 60, cooldownSeconds: 600);
        var clock = servers.ClockOf(state);
        await shop.VisitAsync();
        Assert.Equal((1, 1, 0, 0), await CountAsync(shop, pool));

        clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal((1, 0, 1, 0), await CountAsync(shop, pool));
        Assert.Equal("cooling", (await shop.VisitAsync()).Kind);

        clock.Advance(TimeSpan.FromSeconds(661));
        Assert.Equal((1, 0, 0, 1), await CountAsync(shop, pool));
        Assert.Equal("leased", (await shop.VisitAsync()).Kind);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_busy_pool_is_advised_to_grow(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(2);
        var idle = (await shop.StatusAsync(pool)).GetProperty("advice");
        Assert.Equal(System.Text.Json.JsonValueKind.Null, idle.GetProperty("numbers").ValueKind);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, idle.GetProperty("undisputed").ValueKind);

        for (var visitor = 0; visitor < 12; visitor++)
            await shop.VisitAsync();

        var advice = (await shop.StatusAsync(pool)).GetProperty("advice");
        Assert.True(advice.GetProperty("numbers").GetInt32() > 2);
        // 12 arrivals in an hour, each holding a number for half an hour: 6 Erlangs; two lines then block 72 %.
        Assert.Equal(6, advice.GetProperty("erlangs").GetDouble());
        Assert.Equal(18 / 25d, advice.GetProperty("overflow").GetDouble(), 4);
        var advised = advice.GetProperty("advised");
        Assert.Equal(advice.GetProperty("numbers").GetInt32(), advised.GetProperty("numbers").GetInt32());
        Assert.InRange(advised.GetProperty("overflow").GetDouble(), 0, 0.01);
        Assert.True(advice.GetProperty("undisputed").GetDouble() < advised.GetProperty("undisputed").GetDouble());
    }

    private static async Task<(int Total, int Live, int Cooling, int Free)> CountAsync(Shop shop, ShopPool pool)
    {
        var status = await shop.StatusAsync(pool);
        return (Of("total"), Of("live"), Of("cooling"), Of("free"));

        int Of(string name) => status.GetProperty(name).GetInt32();
    }
}

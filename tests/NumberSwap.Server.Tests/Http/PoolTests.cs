using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Pools, as their owner makes and changes them while visitors hold their numbers.</summary>
public sealed class PoolTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task A_pool_has_the_documented_defaults()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded, targets: 2);
        var numbers = TestNumbers.Tracking(2);

        var pool = (await shop.Server.PostAsync(shop.Path + "/pools", new { name = "Pool", numbers })).Expect(HttpStatusCode.Created).Json;

        Assert.Equal(shop.Target, pool.GetProperty("target").GetString());
        Assert.Equal((1800, 300), (pool.GetProperty("holdSeconds").GetInt32(), pool.GetProperty("cooldownSeconds").GetInt32()));
        Assert.Equal("share", pool.GetProperty("overflow").GetString());
        Assert.Equal(numbers, pool.GetProperty("numbers").EnumerateArray().Select(number => number.GetString()));
    }

    [Fact]
    public async Task A_pool_is_changed_listed_and_deleted()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(2);
        var path = $"{shop.Path}/pools/{pool.Id}";

        var changed = (await shop.Server.PatchAsync(path, new { name = "Renamed", holdSeconds = 60, overflow = "fallback" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("Renamed", 60, 300, "fallback"), (changed.GetProperty("name").GetString(), changed.GetProperty("holdSeconds").GetInt32(), changed.GetProperty("cooldownSeconds").GetInt32(), changed.GetProperty("overflow").GetString()));
        Assert.Equal(changed.ToString(), (await shop.Server.GetAsync(path)).Json.ToString());
        Assert.Single((await shop.Server.GetAsync(shop.Path + "/pools")).Json.EnumerateArray());

        (await shop.Server.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await shop.Server.GetAsync(path)).ExpectProblem(404, "not_found");
        (await shop.Server.GetAsync(path + "/status")).ExpectProblem(404, "not_found");
        (await shop.Server.PostAsync(shop.Path + "/pools", new { name = "Again", numbers = pool.Numbers })).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_number_is_in_one_pool_only_and_a_conflict_changes_nothing()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var taken = await shop.AddPoolAsync(1);
        var pool = await shop.AddPoolAsync(1);
        var fresh = TestNumbers.Tracking(1)[0];

        (await shop.Server.PostAsync(shop.Path + "/pools", new { name = "x", numbers = new[] { fresh, taken.Numbers[0] } })).ExpectProblem(409, "conflict", "numbers");
        (await shop.Server.PostAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = new[] { fresh, taken.Numbers[0] } })).ExpectProblem(409, "conflict", "numbers");

        Assert.Equal(2, (await shop.Server.GetAsync(shop.Path + "/pools")).Json.GetArrayLength());
        Assert.Equal(1, (await shop.StatusAsync(pool)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_pool_that_a_campaign_uses_stays()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        await shop.AddCampaignAsync("Uses it", new { source = "x" }, pool: pool.Id);

        (await shop.Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}")).ExpectProblem(409, "conflict");
    }

    [Fact]
    public async Task What_is_no_pool_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var numbers = TestNumbers.Tracking(1);
        await RefusedAsync(new { numbers }, "name");
        await RefusedAsync(new { name = "x" }, "numbers");
        await RefusedAsync(new { name = "x", numbers = new[] { "12345" } }, "numbers");
        await RefusedAsync(new { name = "x", numbers = new[] { shop.Target } }, "numbers");
        await RefusedAsync(new { name = "x", numbers, target = "+78120000000" }, "target");
        await RefusedAsync(new { name = "x", numbers, holdSeconds = 0 }, "holdSeconds");
        await RefusedAsync(new { name = "x", numbers, cooldownSeconds = -1 }, "cooldownSeconds");
        await RefusedAsync(new { name = "x", numbers, overflow = "explode" }, "overflow");

        async Task RefusedAsync(object body, string field) => (await shop.Server.PostAsync(shop.Path + "/pools", body)).ExpectProblem(400, "invalid", field);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_retired_numbers_visitor_gets_another_and_its_callers_still_arrive(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(3);
        var visit = await shop.VisitAsync("?utm_source=yandex");

        (await shop.Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = new[] { visit.Number } })).Expect(HttpStatusCode.OK);
        var renewed = await shop.VisitAsync("", visit);

        Assert.NotEqual(visit.Number, renewed.Number);
        Assert.Contains(renewed.Number, pool.Numbers);
        Assert.Equal(visit.Session, renewed.Session);
        var match = await shop.CallAsync(visit.Number);
        Assert.Equal(("session", shop.Target, visit.Session), (match.Level, match.Destination, match.Session?.Id));
        Assert.Equal(2, (await shop.StatusAsync(pool)).GetProperty("total").GetInt32());
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task An_added_number_is_leased_at_once_and_a_retired_one_comes_back(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(1, overflow: "fallback");
        var first = await shop.VisitAsync();
        Assert.Equal("fallback", (await shop.VisitAsync()).Kind);
        var path = $"{shop.Path}/pools/{pool.Id}/numbers";
        var added = TestNumbers.Tracking(1);

        (await shop.Server.PostAsync(path, new { numbers = added })).Expect(HttpStatusCode.OK);
        Assert.Equal(added[0], (await shop.VisitAsync()).Number);

        (await shop.Server.DeleteAsync(path, new { numbers = pool.Numbers })).Expect(HttpStatusCode.OK);
        Assert.Equal("fallback", (await shop.VisitAsync("", first)).Kind);
        (await shop.Server.PostAsync(path, new { numbers = pool.Numbers })).Expect(HttpStatusCode.OK);
        Assert.Equal(first.Number, (await shop.VisitAsync("", first)).Number);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_deleted_pools_visitors_see_the_pages_own_number_at_their_next_heartbeat(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(1);
        var visit = await shop.VisitAsync();

        (await shop.Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}")).Expect(HttpStatusCode.NoContent);

        Assert.Equal((shop.Target, "fallback"), ((await shop.VisitAsync("", visit)).Number, (await shop.VisitAsync("", visit)).Kind));
    }
}

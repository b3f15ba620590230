using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What helps an ad manager to get campaigns right, by the API.</summary>
public sealed class CampaignToolTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_paused_campaign_gets_no_new_visit_and_keeps_those_it_has(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var own = await shop.AddPoolAsync(2);
        var shared = await shop.AddPoolAsync(2);
        var id = await shop.AddCampaignAsync("Boilers", new { source = "yandex" }, pool: own.Id);
        var before = await shop.VisitAsync("?utm_source=yandex");

        var paused = (await shop.Server.PatchAsync($"{shop.Path}/campaigns/{id}", new { paused = true })).Expect(HttpStatusCode.OK).Json;
        var after = await shop.VisitAsync("?utm_source=yandex");
        var still = await shop.VisitAsync("", again: before);

        Assert.True(paused.GetProperty("paused").GetBoolean());
        Assert.Contains(after.Number, shared.Numbers);
        Assert.Null(after.Source.CampaignName);
        Assert.Equal(before.Number, still.Number);
        Assert.Equal(id, (await shop.CallAsync(before.Number)).Campaign?.Id);

        await shop.Server.PatchAsync($"{shop.Path}/campaigns/{id}", new { paused = false });
        Assert.Contains((await shop.VisitAsync("?utm_source=yandex")).Number, own.Numbers);
    }

    [Fact]
    public async Task A_paused_campaigns_static_number_still_leads_to_it()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var number = TestNumbers.Tracking(1)[0];
        var id = await shop.AddCampaignAsync("Newspaper", new { source = "paper" }, number: number);
        await shop.Server.PatchAsync($"{shop.Path}/campaigns/{id}", new { paused = true });

        Assert.Equal(shop.Target, (await shop.VisitAsync("?utm_source=paper")).Number);
        var match = await shop.ResolveAsync(number);
        Assert.Equal(id, match.Campaign?.Id);
        Assert.Equal(shop.Target, match.Destination);
    }

    [Fact]
    public async Task Campaigns_are_put_into_an_order()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        var first = await shop.AddCampaignAsync("First", new { source = "yandex" }, priority: 5, pool: pool.Id);
        var second = await shop.AddCampaignAsync("Second", new { source = "yandex" }, priority: 1, pool: pool.Id);

        (await OrderAsync(shop, second, first)).Expect(HttpStatusCode.NoContent);

        Assert.Equal("Second", (await shop.VisitAsync("?utm_source=yandex")).Source.CampaignName);
        Assert.Equal([10, 20], (await CampaignsAsync(shop)).Select(one => one.GetProperty("priority").GetInt32()));
        foreach (var wrong in new[] { new[] { first }, [first, first], [first, second, "nobody"], [] })
            (await OrderAsync(shop, wrong)).ExpectProblem(400, "invalid", "campaigns");
        (await shop.Server.PutAsync(shop.Path + "/campaigns/order", new { })).ExpectProblem(400, "invalid", "campaigns");
        Assert.Equal([10, 20], (await CampaignsAsync(shop)).Select(one => one.GetProperty("priority").GetInt32()));
        Assert.Contains("campaign.ordered", (await shop.Server.GetAsync($"/v1/audit?site={shop.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_is_tried_on_the_last_visits()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(9);
        var strong = await shop.AddCampaignAsync("Strong", new { campaign = "kotly" }, priority: 9, pool: pool.Id);
        await shop.AddPoolAsync(9);
        foreach (var visit in new[] { "?utm_source=yandex&utm_campaign=kotly", "catalog/?utm_source=yandex&utm_medium=cpc&utm_campaign=gas&utm_term=boiler", "?utm_source=google", "?utm_source=yandex&utm_campaign=gas" })
            await shop.VisitAsync(visit);
        await shop.StatusAsync(pool); // It records what was answered before.

        var preview = await PreviewAsync(shop, new { match = new { source = "yandex" } });

        Assert.Equal((7, 4, 4, 3, 2), (Number(preview, "days"), Number(preview, "sessions"), Number(preview, "sampled"), Number(preview, "matching"), Number(preview, "own")));
        Assert.False(preview.GetProperty("isSample").GetBoolean());
        var taken = Assert.Single(preview.GetProperty("taken").EnumerateArray());
        Assert.Equal((strong, "Strong", 1), (taken.GetProperty("campaign").GetString(), taken.GetProperty("name").GetString(), Number(taken, "sessions")));
        var example = preview.GetProperty("examples").EnumerateArray().Single(one => one.GetProperty("medium").GetString() == "cpc");
        Assert.Equal(["yandex", "cpc", "gas", "boiler", "/catalog/"], new[] { "source", "medium", "campaign", "term", "landingPath" }.Select(name => example.GetProperty(name).GetString()));

        Assert.Equal(3, Number(await PreviewAsync(shop, new { match = new { source = "yandex" }, priority = 10 }), "own"));
        Assert.Equal(4, Number(await PreviewAsync(shop, new { match = new { }, campaign = strong }), "own"));
        Assert.Equal(0, Number(await PreviewAsync(shop, new { match = new { source = "nobody" } }), "matching"));
        (await shop.Server.PostAsync(shop.Path + "/campaigns/preview", new { match = new { source = " " } })).ExpectProblem(400, "invalid", "match.source");
        (await shop.Server.PostAsync(shop.Path + "/campaigns/preview", new { campaign = "nobody" })).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_visit_is_thought_through_without_touching_a_pool()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded, targets: 2);
        var own = await shop.AddPoolAsync(1);
        var shared = await shop.AddPoolAsync(1, target: shop.Targets[1]);
        var cpc = await shop.AddCampaignAsync("Paid", new { source = "yandex", medium = "cpc" }, pool: own.Id);
        var all = await shop.AddCampaignAsync("All of it", new { source = "yandex" }, pool: own.Id);

        var test = await TestAsync(shop, new { page = $" {Shop.Domain}/boilers?utm_source=yandex&yclid=1", referrer = "yandex.ru" });

        Assert.Equal("cpc", test.GetProperty("source").GetProperty("medium").GetString());
        Assert.Equal(cpc, test.GetProperty("campaign").GetString());
        Assert.True(test.GetProperty("isOwnPage").GetBoolean());
        Assert.Equal([(cpc, true, true), (all, true, false)], test.GetProperty("verdicts").EnumerateArray()
            .Select(one => (one.GetProperty("campaign").GetString()!, one.GetProperty("matches").GetBoolean(), one.GetProperty("wins").GetBoolean())));
        Assert.Equal([(shop.Targets[0], "leased", own.Id), (shop.Targets[1], "leased", shared.Id)], test.GetProperty("numbers").EnumerateArray()
            .Select(one => (one.GetProperty("target").GetString()!, one.GetProperty("kind").GetString()!, one.GetProperty("pool").GetString()!)));
        Assert.All(test.GetProperty("numbers").EnumerateArray(), one => Assert.EndsWith(".", one.GetProperty("why").GetString(), StringComparison.Ordinal));
        Assert.Equal(0, Number(await shop.StatusAsync(own), "live"));

        var none = await TestAsync(shop, new { page = $"https://{Shop.Domain}/" });
        Assert.Equal("fallback", none.GetProperty("numbers")[0].GetProperty("kind").GetString());
        var field = none.GetProperty("verdicts")[0].GetProperty("fields")[0];
        Assert.Equal(("source", "yandex", "(direct)", false), (field.GetProperty("field").GetString(), field.GetProperty("pattern").GetString(), field.GetProperty("value").GetString(), field.GetProperty("matches").GetBoolean()));
        Assert.False((await TestAsync(shop, new { page = "https://other.example/?utm_source=yandex" })).GetProperty("isOwnPage").GetBoolean());
        Assert.Equal("test", (await TestAsync(shop, new { page = $"https://{Shop.Domain}/?numberswap=test" })).GetProperty("numbers")[0].GetProperty("kind").GetString());
        foreach (var wrong in new object[] { new { }, new { page = "ftp://shop.example/" }, new { page = "" }, new { page = new string('a', 9000) } })
            (await shop.Server.PostAsync(shop.Path + "/campaigns/test", wrong)).ExpectProblem(400, "invalid", "page");
        (await shop.Server.PostAsync(shop.Path + "/campaigns/test", new { page = Shop.Domain, referrer = "::" })).ExpectProblem(400, "invalid", "referrer");
    }

    [Fact]
    public async Task A_static_number_is_shown_as_such_and_conflicts_are_listed()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var number = TestNumbers.Tracking(1)[0];
        var wide = await shop.AddCampaignAsync("Wide", new { source = "*" }, priority: 5, number: number);
        var narrow = await shop.AddCampaignAsync("Narrow", new { source = "yandex" }, number: TestNumbers.Tracking(1)[0]);

        var shown = (await TestAsync(shop, new { page = Shop.Domain })).GetProperty("numbers")[0];
        Assert.Equal(("static", number), (shown.GetProperty("kind").GetString(), shown.GetProperty("number").GetString()));
        var conflict = Assert.Single((await shop.Server.GetAsync(shop.Path + "/campaigns/conflicts")).Expect(HttpStatusCode.OK).Json.EnumerateArray());
        Assert.Equal((narrow, "unreachable", wide), (conflict.GetProperty("campaign").GetString(), conflict.GetProperty("kind").GetString(), conflict.GetProperty("others")[0].GetString()));
        Assert.Contains("“Wide”", conflict.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static int Number(JsonElement json, string name) => json.GetProperty(name).GetInt32();

    private static Task<Answer> OrderAsync(Shop shop, params string[] campaigns) => shop.Server.PutAsync(shop.Path + "/campaigns/order", new { campaigns });

    private static async Task<IEnumerable<JsonElement>> CampaignsAsync(Shop shop) => (await shop.Server.GetAsync(shop.Path + "/campaigns")).Json.EnumerateArray();

    private static async Task<JsonElement> PreviewAsync(Shop shop, object request) =>
        (await shop.Server.PostAsync(shop.Path + "/campaigns/preview", request)).Expect(HttpStatusCode.OK).Json;

    private static async Task<JsonElement> TestAsync(Shop shop, object request) =>
        (await shop.Server.PostAsync(shop.Path + "/campaigns/test", request)).Expect(HttpStatusCode.OK).Json;
}

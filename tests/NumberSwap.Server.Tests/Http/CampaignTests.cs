using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Which campaign covers a visit, seen from the page.</summary>
public sealed class CampaignTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private static readonly string[] Fields = ["source", "medium", "campaign", "term", "content", "referrer", "landingPath", "clickId"];

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_campaigns_pool_serves_its_visits_and_the_shared_pool_the_others(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var own = await shop.AddPoolAsync(2);
        var shared = await shop.AddPoolAsync(2);
        var id = await shop.AddCampaignAsync("Котлы Москва", new { source = "yandex", campaign = "kotly*" }, pool: own.Id);

        var covered = await shop.VisitAsync("?utm_source=Yandex&utm_campaign=KOTLY-msk");
        var other = await shop.VisitAsync("?utm_source=google&utm_campaign=kotly");

        Assert.Contains(covered.Number, own.Numbers);
        Assert.Equal("Котлы Москва", covered.Source.CampaignName);
        Assert.Contains(other.Number, shared.Numbers);
        Assert.Null(other.Source.CampaignName);
        Assert.Equal(new MatchCampaign(id, "Котлы Москва"), (await shop.CallAsync(covered.Number)).Campaign);

        // The next pages of the session have no marks: it stays the campaign's.
        Assert.Equal(covered.Number, (await shop.VisitAsync("basket", covered)).Number);
    }

    [Theory]
    [InlineData("source", "ya*ex", "?utm_source=YANDEX", null)]
    [InlineData("medium", "cpc", "?utm_source=x&utm_medium=CPC", null)]
    [InlineData("campaign", "*зима*", "?utm_source=x&utm_campaign=%D0%97%D0%B8%D0%BC%D0%B0-2026", null)]
    [InlineData("term", "*", "?utm_source=x&utm_term=boiler", null)]
    [InlineData("content", "banner-*", "?utm_source=x&utm_content=banner-7", null)]
    [InlineData("referrer", "*.partner.example", "", "https://blog.partner.example/post")]
    [InlineData("landingPath", "/boilers/*", "boilers/gas?x=1", null)]
    [InlineData("clickId", "yclid", "?yclid=5", null)]
    public async Task Each_field_matches_with_wildcards_and_in_any_case(string field, string pattern, string address, string? referrer)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddCampaignAsync("Covered", new Dictionary<string, string>(StringComparer.Ordinal) { [field] = pattern }, number: TestNumbers.Tracking(1)[0]);

        Assert.Equal("Covered", (await shop.VisitAsync(address, referrer: referrer)).Source.CampaignName);
        Assert.Null((await shop.VisitAsync("elsewhere")).Source.CampaignName);
    }

    [Fact]
    public async Task The_highest_priority_wins_then_the_more_specific_rule()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await AddAsync("wide", new { source = "*" });
        await AddAsync("narrow", new { source = "yandex", medium = "cpc" });
        await AddAsync("literal", new { source = "yand*" });
        await AddAsync("first", new { source = "*", content = "vip" }, priority: 5);

        Assert.Equal("wide", await CampaignOfAsync("?utm_source=google"));
        Assert.Equal("literal", await CampaignOfAsync("?utm_source=yandex"));
        Assert.Equal("narrow", await CampaignOfAsync("?utm_source=yandex&utm_medium=cpc"));
        Assert.Equal("first", await CampaignOfAsync("?utm_source=yandex&utm_medium=cpc&utm_content=vip"));

        Task<string> AddAsync(string name, object match, int priority = 0) => shop.AddCampaignAsync(name, match, priority, number: TestNumbers.Tracking(1)[0]);

        async Task<string?> CampaignOfAsync(string address) => (await shop.VisitAsync(address)).Source.CampaignName;
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_static_number_is_everybodys_and_its_calls_name_the_campaign(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var number = TestNumbers.Tracking(1)[0];
        var id = await shop.AddCampaignAsync("Листовка", new { source = "flyer" }, number: number);

        var visits = await Task.WhenAll(shop.VisitAsync("?utm_source=flyer"), shop.VisitAsync("?utm_source=flyer"));
        var match = await shop.CallAsync(number);

        Assert.All(visits, visit => Assert.Equal((number, "static"), (visit.Number, visit.Kind)));
        Assert.Equal(("source", shop.Target, new MatchCampaign(id, "Листовка")), (match.Level, match.Destination, match.Campaign));
        Assert.Null(match.Session);
    }

    [Fact]
    public async Task A_campaign_is_shown_changed_and_deleted()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        var id = await shop.AddCampaignAsync("Old", new { source = "yandex" }, pool: pool.Id);
        var path = $"{shop.Path}/campaigns/{id}";

        var changed = (await shop.Server.PatchAsync(path, new { name = "New", priority = 3, match = new { medium = "cpc" } })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("New", 3, pool.Id), (changed.GetProperty("name").GetString(), changed.GetProperty("priority").GetInt32(), changed.GetProperty("pool").GetString()));
        Assert.Equal("cpc", changed.GetProperty("match").GetProperty("medium").GetString());
        Assert.Equal(changed.ToString(), (await shop.Server.GetAsync(path)).Json.ToString());
        Assert.Single((await shop.Server.GetAsync(shop.Path + "/campaigns")).Json.EnumerateArray());
        Assert.Equal("New", (await shop.VisitAsync("?utm_source=x&utm_medium=cpc")).Source.CampaignName);

        (await shop.Server.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        (await shop.Server.GetAsync(path)).ExpectProblem(404, "not_found");
        (await shop.Server.DeleteAsync(path)).ExpectProblem(404, "not_found");
        Assert.Null((await shop.VisitAsync("?utm_source=x&utm_medium=cpc")).Source.CampaignName);
    }

    [Fact]
    public async Task What_is_no_campaign_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        var path = shop.Path + "/campaigns";

        await RefusedAsync(new { name = "x", match = new { source = "y" } }, "pool");
        await RefusedAsync(new { name = "", pool = pool.Id }, "name");
        await RefusedAsync(new { name = "x", pool = "nobody" }, "pool");
        await RefusedAsync(new { name = "x", pool = pool.Id, number = "+74990000000" }, "pool");
        await RefusedAsync(new { name = "x", number = "12" }, "number");
        await RefusedAsync(new { name = "x", number = shop.Target }, "number");
        await RefusedAsync(new { name = "x", pool = pool.Id, priority = 2_000_000 }, "priority");
        foreach (var field in Fields)
            await RefusedAsync(new { name = "x", pool = pool.Id, match = new Dictionary<string, string>(StringComparer.Ordinal) { [field] = new string('x', 251) } }, "match." + field);
        (await shop.Server.PostAsync(path, new { name = "x", number = pool.Numbers[0] })).ExpectProblem(409, "conflict");
        (await shop.Server.PostAsync(path, new { name = "x", pool = pool.Id, mach = new { } })).ExpectProblem(400, "malformed_json");

        async Task RefusedAsync(object body, string field) => (await shop.Server.PostAsync(path, body)).ExpectProblem(400, "invalid", field);
    }
}

using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Visits that touch no pool: tests, bots, visitors who refuse.</summary>
public sealed class NoLeaseTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Ad = "?utm_source=yandex&utm_medium=cpc";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_test_visit_shows_marker_numbers(HotState state)
    {
        var shop = await servers.OpenShopAsync(state, targets: 2);
        var pool = await shop.AddPoolAsync(2);

        var visit = await shop.VisitAsync("?utm_source=yandex&numberswap=test");

        Assert.All(visit.Numbers, number => Assert.Equal("test", number.Kind));
        Assert.All(visit.Numbers, number => Assert.StartsWith("+7999", number.Number, StringComparison.Ordinal));
        Assert.All(visit.Numbers, number => Assert.Equal(number.Target.Length, number.Number.Length));
        Assert.NotEqual(visit.Numbers[0].Number, visit.Numbers[1].Number);
        await AssertUntouchedAsync(shop, pool, visit);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_bot_sees_the_pages_own_number(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(2);

        var visit = await shop.VisitAsync(Ad, headers: ("User-Agent", "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)"));

        Assert.Equal((shop.Target, "fallback"), (visit.Number, visit.Kind));
        await AssertUntouchedAsync(shop, pool, visit);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Without_consent_nothing_is_stored_or_leased(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(2);

        var refused = (await shop.AskAsync(shop.PageView(Ad, more: [("consent", false), ("visitor", "visitor-of-before")]))).As<Visit>();
        var global = await shop.VisitAsync(Ad, headers: ("Sec-GPC", "1"));

        foreach (var visit in (Visit[])[refused, global])
        {
            Assert.Equal((shop.Target, "fallback"), (visit.Number, visit.Kind));
            await AssertUntouchedAsync(shop, pool, visit);
        }
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Without_consent_a_campaigns_static_number_is_shown(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var number = TestNumbers.Tracking(1)[0];
        await shop.AddCampaignAsync("Яндекс", new { source = "yandex" }, number: number);

        var visit = (await shop.AskAsync(shop.PageView(Ad, more: ("consent", false)))).As<Visit>();

        Assert.Equal((number, "static"), (visit.Number, visit.Kind));
        Assert.Null(visit.Visitor);
        Assert.Equal("Яндекс", visit.Source.CampaignName);
    }

    private static async Task AssertUntouchedAsync(Shop shop, ShopPool pool, Visit visit)
    {
        Assert.Null(visit.Visitor);
        Assert.Null(visit.Session);
        Assert.All(visit.Numbers, number => Assert.Null(number.Lease));
        Assert.Equal(pool.Numbers.Length, (await shop.StatusAsync(pool)).GetProperty("free").GetInt32());
    }
}

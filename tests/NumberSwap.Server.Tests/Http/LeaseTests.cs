using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What a page is told to show.</summary>
public sealed class LeaseTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Ad = "?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly&yclid=123";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_new_visit_leases_a_number(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(3, holdSeconds: 600);

        var visit = await shop.VisitAsync(Ad, referrer: "https://yandex.ru/");

        Assert.Equal("leased", visit.Kind);
        Assert.Equal(shop.Target, visit.Numbers[0].Target);
        Assert.Contains(visit.Number, pool.Numbers);
        Assert.NotNull(visit.Lease);
        Assert.NotNull(visit.Visitor);
        Assert.NotNull(visit.Session);
        Assert.Equal(60, visit.RenewAfter);
        Assert.Equal(600, visit.ExpiresIn);
        Assert.Equal(new VisitSource("yandex", "cpc", "kotly", null), visit.Source);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_heartbeat_keeps_session_number_and_lease(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(3);
        var visit = await shop.VisitAsync(Ad);

        for (var minute = 0; minute < 5; minute++)
        {
            servers.ClockOf(state).Advance(TimeSpan.FromMinutes(1));
            var again = await shop.VisitAsync("other-page", visit);
            Assert.Equal((visit.Visitor, visit.Session, visit.Number, visit.Lease, visit.Source), (again.Visitor, again.Session, again.Number, again.Lease, again.Source));
        }
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Two_visitors_never_share_while_a_number_is_free(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(20);

        var visits = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => shop.VisitAsync(Ad)));

        Assert.Equal(pool.Numbers, visits.Select(visit => visit.Number).Order(StringComparer.Ordinal));
        Assert.All(visits, visit => Assert.Equal("leased", visit.Kind));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Other_campaign_parameters_start_another_session(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(3);
        var visit = await shop.VisitAsync(Ad);

        var other = await shop.VisitAsync("?utm_source=google&utm_medium=cpc&gclid=9", visit);

        Assert.Equal(visit.Visitor, other.Visitor);
        Assert.NotEqual(visit.Session, other.Session);
        Assert.Equal("google", other.Source.Source);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_returning_visitor_gets_the_number_it_had(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(3);
        var visit = await shop.VisitAsync(Ad);
        await shop.VisitAsync(Ad);
        servers.ClockOf(state).Advance(TimeSpan.FromDays(2));

        var later = await shop.VisitAsync("", visit);

        Assert.NotEqual(visit.Session, later.Session);
        Assert.NotEqual(visit.Lease, later.Lease);
        Assert.Equal(visit.Number, later.Number);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task All_targets_are_leased_when_the_page_names_none(HotState state)
    {
        var shop = await servers.OpenShopAsync(state, targets: 3);
        var pools = new List<ShopPool>();
        foreach (var target in shop.Targets)
            pools.Add(await shop.AddPoolAsync(2, target: target));

        var visit = await shop.VisitAsync();

        Assert.Equal(shop.Targets, visit.Numbers.Select(number => number.Target));
        Assert.All(visit.Numbers.Zip(pools), pair => Assert.Contains(pair.First.Number, pair.Second.Numbers));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Named_numbers_are_read_as_people_write_them_and_others_stay(HotState state)
    {
        var shop = await servers.OpenShopAsync(state, targets: 2);
        var pool = await shop.AddPoolAsync(2, target: shop.Targets[1]);
        var digits = shop.Targets[1][2..];
        var written = $"8 ({digits[..3]}) {digits[3..6]}-{digits[6..8]}-{digits[8..]}";

        var answer = (await shop.AskAsync(shop.PageView(more: ("numbers", new[] { written, "+7 812 000 00 01" })))).As<Visit>();

        Assert.Equal([shop.Targets[1], "+78120000001"], answer.Numbers.Select(number => number.Target));
        Assert.Contains(answer.Numbers[0].Number, pool.Numbers);
        Assert.Equal(new Shown("+78120000001", "+78120000001", "fallback", null), answer.Numbers[1]);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_page_without_a_pool_keeps_its_number(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);

        var visit = await shop.VisitAsync();

        Assert.Equal(new Shown(shop.Target, shop.Target, "fallback", null), visit.Numbers.Single());
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Text_and_json_are_read_alike_and_nothing_is_cached(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);

        foreach (var type in (string[])["text/plain;charset=UTF-8", "application/json"])
        {
            var content = new StringContent(shop.PageView(Ad));
            content.Headers.Remove("Content-Type");
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            var answer = await shop.Server.PostAsync("/v1/leases", content, key: null, ("Origin", "https://shop.example"));
            Assert.Equal("leased", answer.As<Visit>().Kind);
            Assert.Equal("no-store", answer.Header("Cache-Control"));
            Assert.Equal("https://shop.example", answer.Header("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task A_preflight_is_answered()
    {
        var answer = await servers.Of(HotState.Embedded).Http.AskAsync(HttpMethod.Options, "/v1/leases", headers: ("Origin", "https://shop.example"));

        answer.Expect(HttpStatusCode.NoContent);
        Assert.Equal("https://shop.example", answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("POST", answer.Header("Access-Control-Allow-Methods"));
        Assert.Equal("content-type", answer.Header("Access-Control-Allow-Headers"));
    }
}

using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Visits of the owner's own people, which cost no number.</summary>
public sealed class OwnVisitTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task An_own_browser_sees_the_pages_own_number(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(1);
        await shop.AddCampaignAsync("Яндекс", new { source = "yandex" }, number: TestNumbers.Tracking(1)[0]);

        var visit = (await shop.AskAsync(shop.PageView("?utm_source=yandex", more: ("own", true)))).As<Visit>();
        var check = (await shop.AskAsync(shop.PageView("?a=b&numberswap=check", more: ("own", true)))).As<Visit>();

        Assert.Equal((shop.Target, "fallback", null), (visit.Number, visit.Kind, visit.Session));
        Assert.Equal("test", check.Kind);
        Assert.Equal(1, (await shop.StatusAsync(pool)).GetProperty("free").GetInt32());
    }

    [Theory]
    [InlineData("203.0.113.7", "fallback")]
    [InlineData("203.0.113.8", "leased")]
    [InlineData("198.51.100.200", "fallback")]
    [InlineData("::ffff:198.51.100.200", "fallback")]
    [InlineData("2001:db8:1::5", "fallback")]
    [InlineData("2001:db9::5", "leased")]
    public async Task An_own_network_sees_the_pages_own_number(string address, string kind)
    {
        await using var server = new LocalServer(null, null, null, ("ForwardedHeaders_Enabled", "true"));
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(1);
        (await server.PatchAsync(shop.Path, new { settings = new { ownNetworks = new[] { "203.0.113.7", "198.51.100.0/24", "2001:db8::/32" } } })).Expect(HttpStatusCode.OK);

        var visit = await shop.VisitAsync(headers: ("X-Forwarded-For", address.Contains(':') ? $"[{address}]" : address));

        Assert.Equal(kind, visit.Kind);
    }
}

using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Home;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>Where the start page leads.</summary>
public sealed class HomePageTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task It_leads_to_the_site_that_was_looked_at_last_as_long_as_it_is_theirs()
    {
        var (first, last, foreign) = (await OpenAsync("A"), await OpenAsync("B"), await OpenAsync("C"));
        var desk = await Desk.SignInAsync(servers.Of(HotState.Embedded), (first, Role.Analyst), (last, Role.Analyst));
        Assert.Equal("/sites/" + first, await HomeAsync());

        var cookie = (await desk.GetAsync($"/sites/{last}/calls")).Expect(HttpStatusCode.OK).Header("Set-Cookie")!;
        Assert.StartsWith($"{LastSite.Cookie}={last};", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
        (await desk.GetAsync("/sites/" + foreign)).Expect(HttpStatusCode.NotFound);
        Assert.Equal("/sites/" + last, await HomeAsync());

        foreach (var wrong in (string[])[foreign, "nobodys", "..%2F..%2Fevil", new string('x', 3000)])
        {
            desk.Cookies.Add(new Uri("https://localhost/"), new Cookie(LastSite.Cookie, wrong));
            Assert.Equal("/sites/" + first, await HomeAsync());
        }

        async Task<string> HomeAsync() => new Uri((await desk.GetAsync("/")).Expect(HttpStatusCode.Found).Header("Location")!).AbsolutePath;
    }

    private async Task<string> OpenAsync(string name)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PatchAsync(shop.Path, new { name })).Expect(HttpStatusCode.OK);
        return shop.Id;
    }
}

using System.Globalization;
using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>The calls page and one call's, as the server writes them.</summary>
public sealed class CallPageTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task The_rows_are_sent_again_when_something_changed_and_only_then()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var call = await CallAsync(shop, "ringing");
        var desk = await Desk.SignInAsync(Server, (shop.Id, Role.Analyst));
        var live = $"/sites/{shop.Id}/calls.live";

        var first = (await desk.GetAsync(live)).Expect(HttpStatusCode.OK);
        Assert.Contains($"data-key=\"{call}\"", first.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", first.Text, StringComparison.Ordinal);
        (await desk.GetAsync(live, ("If-None-Match", first.Header("ETag")!))).Expect(HttpStatusCode.NotModified);
        await CallAsync(shop, "completed", call);
        var second = (await desk.GetAsync(live, ("If-None-Match", first.Header("ETag")!))).Expect(HttpStatusCode.OK);
        await shop.Server.PutAsync($"/v1/calls/{call}/tags", new { tags = new[] { "vip" } });
        Assert.Contains("vip", (await desk.GetAsync(live, ("If-None-Match", second.Header("ETag")!))).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(call, (await desk.GetAsync(live + "?status=missed")).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Analyst, "+7916123••••")]
    [InlineData(Role.Manager, "+79161234567")]
    public async Task Callers_are_shown_to_those_who_may_see_them(Role role, string caller)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var call = await CallAsync(shop, "completed");
        var before = await CallAsync(shop, "completed");
        (await shop.Server.PostAsync("/v1/calls", new { id = Shop.NewCallId(), site = shop.Id, from = shop.Target, to = "+79161234567", status = "completed" })).Expect(HttpStatusCode.OK);
        var desk = await Desk.SignInAsync(Server, (shop.Id, role));

        foreach (var page in (string[])["calls", "calls.live", "calls.csv", "calls/" + call])
        {
            var text = WebUtility.HtmlDecode((await desk.GetAsync($"/sites/{shop.Id}/{page}")).Expect(HttpStatusCode.OK).Text);
            Assert.Contains(caller, text, StringComparison.Ordinal);
            Assert.Equal(role == Role.Manager, text.Contains("4567", StringComparison.Ordinal));
        }

        // What cannot be seen cannot be guessed either.
        var searched = await desk.GetAsync($"/sites/{shop.Id}/calls.live?q=9161234568");
        Assert.Equal(role == Role.Analyst, searched.Text.Contains(before, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UTC", "+00:00")]
    [InlineData("Europe/Moscow", "+03:00")]
    [InlineData("America/New_York", "-05:00")]
    public async Task A_day_is_one_of_the_sites_time_zone(string zone, string offset)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { timeZone = zone } })).Expect(HttpStatusCode.OK);
        var start = DateTimeOffset.ParseExact($"2026-01-20T00:00:00{offset}", "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        foreach (var (name, at) in ((string, DateTimeOffset)[])[("before", start.AddSeconds(-1)), ("first", start), ("last", start.AddDays(2).AddSeconds(-1)), ("after", start.AddDays(2))])
            (await shop.Server.PostAsync("/v1/calls", new { id = $"{name}-{shop.Id}", to = shop.Target, status = "missed", startedAt = at })).Expect(HttpStatusCode.OK);
        Assert.Equal(4, (await shop.CallsAsync()).Count);
        var desk = await Desk.SignInAsync(Server, (shop.Id, Role.Analyst));

        foreach (var page in (string[])["calls", "calls.live", "calls.csv"])
        {
            Assert.Equal("first last", await NamesAsync($"{page}?from=2026-01-20&to=2026-01-21"));
            Assert.Equal("before", await NamesAsync(page + "?to=2026-01-19"));
            Assert.Equal("after", await NamesAsync(page + "?from=2026-01-22"));
        }

        // The API takes moments: the same days are those that begin with the site's offset.
        var asked = await shop.CallsAsync($"&from={Uri.EscapeDataString($"{start:O}")}&to={Uri.EscapeDataString($"{start.AddDays(2):O}")}");
        Assert.Equal(["last", "first"], asked.Select(call => call.GetProperty("id").GetString()!.Split('-')[0]));

        async Task<string> NamesAsync(string page)
        {
            var text = (await desk.GetAsync($"/sites/{shop.Id}/{page}")).Expect(HttpStatusCode.OK).Text;
            return string.Join(' ', ((string[])["before", "first", "last", "after"]).Where(name => text.Contains($"{name}-{shop.Id}", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Only_who_may_change_a_call_can_and_only_one_of_their_sites()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var other = await servers.OpenShopAsync(HotState.Embedded);
        var call = await CallAsync(shop, "completed");
        var page = $"/sites/{shop.Id}/calls/{call}";
        var manager = await Desk.SignInAsync(Server, (shop.Id, Role.Manager));
        var analyst = await Desk.SignInAsync(Server, (shop.Id, Role.Analyst));
        var stranger = await Desk.SignInAsync(Server, (other.Id, Role.Owner));

        Assert.Equal(HttpStatusCode.Forbidden, (await analyst.PostAsync(page, ("_handler", "note"), ("Text", "x"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostAsync(page, ("_handler", "note"), ("Text", "x"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sites/{other.Id}/calls/{call}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/sites/{shop.Id}/calls.csv")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.GetAsync($"/sites/{shop.Id}/calls/nobody")).Status);

        Assert.Equal(HttpStatusCode.Found, (await manager.SendAsync(page, "correct", ("Input.Choice", "none"), ("Input.Version", "0"), ("Input.Reason", "Wrong number"))).Status);
        Assert.Equal("Wrong number", Assert.Single(await shop.CallsAsync("&match=none")).GetProperty("correction").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.Found, (await manager.SendAsync(page, "take-back", ("Input.Version", "1"))).Status);
        Assert.Equal("null", Assert.Single(await shop.CallsAsync()).GetProperty("correction").GetRawText());
    }

    [Theory]
    [InlineData("?from=yesterday&to=9999-99-99&match=perhaps&status=lost&campaign=nobody&source=%00&number=%FF")]
    [InlineData("?older=%21&newer=%21&q=%25%27--")]
    [InlineData("?older=AAAA")]
    [InlineData("?from=2100-12-31&to=2100-12-31&tag=a%7Cb")]
    public async Task A_filter_that_cannot_be_read_breaks_nothing(string query)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await CallAsync(shop, "completed");
        var desk = await Desk.SignInAsync(Server, (shop.Id, Role.Manager));

        foreach (var page in (string[])["calls", "calls.live", "calls.csv"])
            (await desk.GetAsync($"/sites/{shop.Id}/{page}{query}")).Expect(HttpStatusCode.OK);
    }

    private static async Task<string> CallAsync(Shop shop, string status, string? id = null)
    {
        var call = await shop.CallAsync(shop.Target, id, status);
        await shop.CallsAsync();
        return call.Id!;
    }
}

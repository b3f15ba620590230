using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard;

/// <summary>What an open page asks for again and again: who waits for a call back.</summary>
public sealed class MissedLiveTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task It_tells_who_may_see_it_what_they_may_see_and_only_when_it_has_changed()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1);
        var (manager, analyst) = (await shop.SignInAsync(Role.Manager), await shop.SignInAsync(Role.Analyst));
        var live = $"/sites/{shop.Id}/missed.live";
        var nobody = (await manager.GetAsync(live)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("data-at", nobody.Text, StringComparison.Ordinal);

        await shop.CallAsync(pool.Numbers[0], Shop.NewCallId(), "missed", "+79161234567");
        await Wait.UntilAsync("there is a task", async () => (await manager.GetAsync(live)).Text.Contains("data-at", StringComparison.Ordinal));
        var told = (await manager.GetAsync(live)).Expect(HttpStatusCode.OK);
        Assert.Contains("+79161234567", WebUtility.HtmlDecode(told.Text), StringComparison.Ordinal);
        Assert.NotEqual(nobody.Header("ETag"), told.Header("ETag"));
        var masked = (await analyst.GetAsync(live)).Expect(HttpStatusCode.OK);
        Assert.Contains("+7916123••••", WebUtility.HtmlDecode(masked.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("1234567", masked.Text, StringComparison.Ordinal);
        Assert.NotEqual(told.Header("ETag"), masked.Header("ETag"));

        (await manager.GetAsync(live, ("If-None-Match", told.Header("ETag")!))).Expect(HttpStatusCode.NotModified);
        var other = await servers.OpenShopAsync(HotState.Embedded);
        (await (await other.SignInAsync(Role.Manager)).GetAsync(live)).Expect(HttpStatusCode.NotFound);
    }
}

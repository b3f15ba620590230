using System.Net;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Dashboard.Overview;

public sealed class OverviewPageTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Fact]
    public async Task The_days_can_be_downloaded_by_who_may_see_them()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var analyst = await shop.SignInAsync(Role.Analyst);
        var stranger = Desk.Stranger((LocalServer)shop.Server);

        var lines = (await analyst.GetAsync($"/sites/{shop.Id}/days.csv?from=2026-01-05&to=2026-01-09")).Expect(HttpStatusCode.OK).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("day,visits,calls", lines[0], StringComparison.Ordinal);
        Assert.Equal(["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"], lines[1..].Select(line => line[..10]));
        (await stranger.GetAsync($"/sites/{shop.Id}/days.csv")).Expect(HttpStatusCode.Found);
    }

    [Theory]
    [InlineData("?period=nonsense")]
    [InlineData("?period=custom&from=9999-12-31&to=0001-01-01")]
    [InlineData("?period=custom&from=2020-01-01&to=2026-01-01")]
    [InlineData("?from=%00&to=%3Cscript%3E")]
    [InlineData("?period=7&period=30")]
    public async Task What_is_no_period_is_answered_all_the_same(string query)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(2);
        var analyst = await shop.SignInAsync(Role.Analyst);

        var page = (await analyst.GetAsync($"/sites/{shop.Id}{query}")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        (await analyst.GetAsync($"/sites/{shop.Id}/days.csv{query}")).Expect(HttpStatusCode.OK);
    }
}

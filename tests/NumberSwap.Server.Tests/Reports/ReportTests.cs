using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>What a site's visits and calls add up to, over HTTP. The story's clock says 22 November 2026, 10:00 UTC.</summary>
public sealed class ReportTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task Visits_and_calls_are_counted_by_source_campaign_day_and_hour(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(5);
        var campaign = await shop.AddCampaignAsync("Котлы", new { source = "yandex" }, pool: pool.Id);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");
        await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");
        await shop.VisitAsync();
        var call = await shop.Server.PostAsync("/v1/calls", new { id = "c1-" + shop.Id, from = "+79161234567", to = visit.Numbers[0].Number, status = "completed", talkSeconds = 45 });
        call.Expect(HttpStatusCode.OK);
        await shop.CallsAsync();

        var overview = (await shop.Server.GetAsync($"{shop.Path}/reports/overview?from=2026-11-16&to=2026-11-22")).Expect(HttpStatusCode.OK).Json;

        var total = overview.GetProperty("total");
        Assert.Equal((3, 1, 1), (total.GetProperty("visits").GetInt32(), total.GetProperty("calls").GetInt32(), total.GetProperty("targetCalls").GetInt32()));
        var source = overview.GetProperty("sources")[0];
        Assert.Equal(("yandex", 2, 1), (source.GetProperty("key").GetString(), source.GetProperty("now").GetProperty("visits").GetInt32(), source.GetProperty("now").GetProperty("calls").GetInt32()));
        var first = overview.GetProperty("campaigns")[0];
        Assert.Equal((campaign, "Котлы"), (first.GetProperty("key").GetString(), first.GetProperty("name").GetString()));
        Assert.Equal("cpc", overview.GetProperty("mediums")[0].GetProperty("key").GetString());
        Assert.Equal(7, overview.GetProperty("days").GetArrayLength());
        Assert.Equal(("2026-11-22", 1), (overview.GetProperty("days")[6].GetProperty("day").GetString(), overview.GetProperty("days")[6].GetProperty("now").GetProperty("calls").GetInt32()));
        // Sunday, 10 h.
        var hour = overview.GetProperty("hours")[(6 * 24) + 10];
        Assert.Equal((7, 10, 1), (hour.GetProperty("weekday").GetInt32(), hour.GetProperty("hour").GetInt32(), hour.GetProperty("figures").GetProperty("calls").GetInt32()));
        Assert.Equal(0, overview.GetProperty("totalBefore").GetProperty("calls").GetInt32());
        Assert.Equal("2026-11-15", overview.GetProperty("before").GetProperty("to").GetString());

        var sources = (await shop.Server.GetAsync($"{shop.Path}/reports/sources")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("yandex", Assert.Single(sources.EnumerateArray()).GetProperty("source").GetString());
        var campaigns = (await shop.Server.GetAsync($"{shop.Path}/reports/campaigns?days=7")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((2, 1), (campaigns.GetProperty(campaign).GetProperty("visits").GetInt32(), campaigns.GetProperty("").GetProperty("visits").GetInt32()));
    }

    [Fact]
    public async Task The_days_are_given_as_csv()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        var answer = await shop.Server.GetAsync($"{shop.Path}/reports/overview?from=2026-11-21&to=2026-11-22", IServer.AdminKey, ("Accept", "text/csv"));

        Assert.Equal("day,visits,calls,target_calls,answered,missed,talk_seconds,expected_calls\r\n2026-11-21,0,0,0,0,0,0,0\r\n2026-11-22,0,0,0,0,0,0,0\r\n", answer.Text);
    }

    [Theory]
    [InlineData("from", "overview?from=yesterday")]
    [InlineData("from", "overview?from=2026-11-22&to=2026-11-21")]
    [InlineData("from", "overview?from=2020-01-01&to=2026-11-21")]
    [InlineData("from", "overview?from=0001-01-01&to=0001-01-02")]
    [InlineData("to", "overview?to=9999-12-31")]
    [InlineData("compare", "overview?compare=all")]
    [InlineData("days", "sources?days=0")]
    [InlineData("days", "campaigns?days=99999999999")]
    public async Task What_is_wrong_is_named(string field, string query)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);

        (await shop.Server.GetAsync($"{shop.Path}/reports/{query}")).ExpectProblem(400, "invalid", field == "from" && query.Contains("0001", StringComparison.Ordinal) ? "to" : field);
    }
}

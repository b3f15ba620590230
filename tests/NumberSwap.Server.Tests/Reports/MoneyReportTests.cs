using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Reports;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>What advertising cost and brought, over HTTP. The story's clock says 22 November 2026, 10:00 UTC.</summary>
public sealed class MoneyReportTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string November = "from=2026-11-01&to=2026-11-30";

    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task The_circle_closes_from_the_advertisement_to_the_money()
    {
        var (shop, call) = await SoldAsync();

        var report = await ReportAsync(shop, "by=campaign&" + November);

        Assert.Equal("RUB", report.GetProperty("currency").GetString());
        var row = Assert.Single(report.GetProperty("rows").EnumerateArray());
        Assert.Equal("Котлы", row.GetProperty("key").GetString());
        var now = row.GetProperty("now");
        Assert.Equal(
            (1, 1, 1, 50_000m, 10_000m, 4.0, 25),
            (now.GetProperty("calls").GetInt32(), now.GetProperty("leads").GetInt32(), now.GetProperty("deals").GetInt32(), now.GetProperty("revenue").GetDecimal(), now.GetProperty("costPerLead").GetDecimal(), now.GetProperty("romi").GetDouble(), now.GetProperty("clicks").GetInt32()));
        Assert.Equal(("2026-10-01", "2026-10-31"), (report.GetProperty("before").GetProperty("from").GetString(), report.GetProperty("before").GetProperty("to").GetString()));

        var calls = (await shop.Server.GetAsync($"{shop.Path}/reports/money/calls?by=campaign&measure=deals&campaign=котлы&{November}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((1, call), (calls.GetProperty("count").GetInt32(), calls.GetProperty("calls")[0].GetProperty("id").GetString()));
        Assert.Equal(0, (await shop.Server.GetAsync($"{shop.Path}/reports/money/calls?measure=notTarget&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());
        Assert.Equal(1, (await shop.Server.GetAsync($"{shop.Path}/reports/money/calls?hour=7-10&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());

        var journey = (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("journeys")[0];
        Assert.Equal(
            ("yandex", "Котлы", call, 240, 50_000m, "RUB"),
            (journey.GetProperty("source").GetString(), journey.GetProperty("campaign").GetString(), journey.GetProperty("call").GetProperty("id").GetString(), journey.GetProperty("call").GetProperty("talkSeconds").GetInt32(), journey.GetProperty("amount").GetDecimal(), journey.GetProperty("currency").GetString()));
    }

    [Fact]
    public async Task A_report_comes_from_the_cache_until_something_it_counts_changes()
    {
        var (shop, call) = await SoldAsync();
        var reports = Server.Services.GetRequiredService<MoneyReports>();
        var query = "by=source&" + November;
        var first = await ReportAsync(shop, query);
        var before = reports.Served;

        Assert.Equal(first.ToString(), (await ReportAsync(shop, query)).ToString());
        Assert.Equal((before.Found + 1, before.Counted), reports.Served);

        async Task ChangesAsync(string what, string field, double expected)
        {
            var known = reports.Served;
            var now = (await ReportAsync(shop, query)).GetProperty("total").GetProperty(field).GetDouble();
            Assert.True(expected == now, $"{what}: {field} is {now} and no {expected}");
            Assert.Equal((known.Found, known.Counted + 1), reports.Served);
        }

        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new object[] { new { externalId = "1", outcome = "won", amount = 30_000m, currency = "RUB", updatedAt = "2026-11-22T09:59:00Z" } } })).Expect(HttpStatusCode.OK);
        await ChangesAsync("a deal", "revenue", 30_000);
        (await Server.PostAsync(shop.Path + "/costs", new { costs = new object[] { new { day = "2026-11-21", source = "google", medium = "cpc", campaign = "x", cost = 500m, currency = "RUB" } } })).Expect(HttpStatusCode.OK);
        await ChangesAsync("a cost", "cost", 10_500);
        (await Server.PutAsync($"/v1/calls/{call}/tags", new { tags = new[] { "spam" } })).Expect(HttpStatusCode.OK);
        await ChangesAsync("a tag", "targetCalls", 0);
        (await Server.PatchAsync(shop.Path, new { settings = new { timeZone = "Asia/Tehran" } })).Expect(HttpStatusCode.OK);
        await ChangesAsync("the zone", "calls", 1);
    }

    [Fact]
    public async Task A_file_has_no_formulas()
    {
        var (shop, _) = await SoldAsync(campaign: "=cmd|'/C calc'!A0");

        var lines = (await shop.Server.GetAsync($"{shop.Path}/reports/money?by=campaign&{November}", IServer.AdminKey, ("Accept", "text/csv"))).Text.Split("\r\n");

        Assert.StartsWith("row,key,currency,calls,answered,target_calls", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("row,'=cmd|'/C calc'!A0,RUB,1,1,1,0,1,1,1,50000.00,10000.00,25", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("total,,RUB,1", lines[2], StringComparison.Ordinal);
        var journeys = (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?{November}", IServer.AdminKey, ("Accept", "text/csv"))).Text;
        Assert.Contains(",'=cmd|", journeys, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by", "money?by=moon")]
    [InlineData("model", "money?model=linear")]
    [InlineData("values", "money?values=some")]
    [InlineData("deals", "money?deals=never")]
    [InlineData("currency", "money?currency=XXX")]
    [InlineData("limit", "money?limit=0")]
    [InlineData("from", "money?from=2020-01-01&to=2026-11-22")]
    [InlineData("measure", "money/calls?measure=moon")]
    [InlineData("offset", "money/calls?offset=-1")]
    [InlineData("limit", "journeys?limit=1000")]
    [InlineData("outcome", "journeys?outcome=maybe")]
    public async Task What_is_wrong_is_named(string field, string query)
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.GetAsync($"{shop.Path}/reports/{query}")).ExpectProblem(400, "invalid", field);
    }

    /// <summary>A shop with one click, call and won deal, and what the click's campaign cost.</summary>
    private async Task<(Shop Shop, string Call)> SoldAsync(string campaign = "Котлы")
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(5);
        await shop.AddCampaignAsync("all", new { source = "yandex" }, pool: pool.Id);
        // The address has the campaign's number; the costs its name as well.
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=70112");
        var call = "sold-" + shop.Id;
        (await shop.Server.PostAsync("/v1/calls", new { id = call, from = "+79161234567", to = visit.Numbers[0].Number, status = "completed", talkSeconds = 240 })).Expect(HttpStatusCode.OK);
        await shop.CallsAsync();
        (await Server.PostAsync(shop.Path + "/costs", new { costs = new object[] { new { day = "2026-11-20", source = "yandex", medium = "cpc", campaign, campaignNumber = "70112", cost = 10_000m, currency = "RUB", clicks = 25 } } })).Expect(HttpStatusCode.OK);
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new object[] { new { externalId = "1", callId = call, outcome = "won", amount = 50_000m, currency = "RUB", updatedAt = "2026-11-22T09:00:00Z" } } })).Expect(HttpStatusCode.OK);
        return (shop, call);
    }

    private static async Task<JsonElement> ReportAsync(Shop shop, string query) => (await shop.Server.GetAsync($"{shop.Path}/reports/money?{query}")).Expect(HttpStatusCode.OK).Json;
}

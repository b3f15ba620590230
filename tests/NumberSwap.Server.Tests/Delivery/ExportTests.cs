using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Files of calls for Google Ads and Metrika.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly StoryClock clock = new();
    private readonly LocalServer server;
    private Outlet outlet = null!;

    public ExportTests() => server = new LocalServer(clock, redis: null, log: null, ("NumberSwap:PublicUrl", "https://calls.example.com"));

    private string Path => outlet.Shop.Path + "/exports";

    public async ValueTask InitializeAsync() => outlet = await Outlet.OpenAsync(server);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task Calls_of_clicks_are_conversions_of_Google_Ads()
    {
        var click = await outlet.CallAsync(await outlet.VisitAsync("?gclid=Cj0K-_x.1&gbraid=0AAAA"), talk: 29);
        clock.Advance(TimeSpan.FromHours(2));
        var app = await outlet.CallAsync(await outlet.VisitAsync("?gbraid=0AAAA-b"), from: "+79160000001");
        clock.Advance(TimeSpan.FromHours(2));
        var web = await outlet.CallAsync(await outlet.VisitAsync("?wbraid=Cl8K"), from: "+79160000002", id: "=odd,id");
        clock.Advance(TimeSpan.FromHours(2));
        await outlet.CallAsync(await outlet.VisitAsync("?gclid=%3Dcmd%7C%27+%2FC+calc%27!A0"), from: "+79160000003");
        await outlet.CallAsync(await outlet.VisitAsync("?gclid=Missed"), "missed", from: "+79160000004");

        var rows = await RowsAsync("google-ads.csv?conversion=Call%20%26%20more,%20%22now%22&value=10.5&currency=EUR&adUserData=granted&adPersonalization=denied");
        Assert.Equal(["Parameters:TimeZone=+0000"], rows[0]);
        Assert.Equal(["Google Click ID", "GBRAID", "WBRAID", "Conversion Name", "Conversion Time", "Conversion Value", "Conversion Currency", "Order ID", "Ad User Data", "Ad Personalization"], rows[1]);
        Assert.Equal(
            [
                ["", "", "Cl8K", "Call & more, \"now\"", "2026-11-22 14:00:00", "10.5", "EUR", rows[2][7], "Granted", "Denied"],
                ["", "0AAAA-b", "", "Call & more, \"now\"", "2026-11-22 12:00:00", "10.5", "EUR", "call-" + app, "Granted", "Denied"],
                ["Cj0K-_x.1", "", "", "Call & more, \"now\"", "2026-11-22 10:00:00", "10.5", "EUR", "call-" + click, "Granted", "Denied"],
            ],
            rows.Skip(2));
        Assert.Matches("^call-[0-9a-f]{32}$", rows[2][7]);
        Assert.Equal("=odd,id", web);

        Assert.Equal(4, (await RowsAsync("google-ads.csv?conversion=Call&kind=targetCalls")).Count);
        Assert.Equal(6, (await RowsAsync("google-ads.csv?conversion=Call&kind=allCalls")).Count);
        Assert.Equal(2, (await RowsAsync("google-ads.csv?conversion=Call&probability=1")).Count);
        Assert.Equal(3, (await RowsAsync("google-ads.csv?conversion=Call&from=2026-11-22T11:00:00Z&to=2026-11-22T13:00:00Z")).Count);
        Assert.Equal(8, (await RowsAsync("google-ads.csv?conversion=Call"))[1].Count);
        clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(2, (await RowsAsync("google-ads.csv?conversion=Call&from=2026-11-22T00:00:00Z&to=2026-12-22T00:00:00Z")).Count);
    }

    [Fact]
    public async Task Won_deals_are_conversions_with_their_amounts()
    {
        var call = await outlet.CallAsync(await outlet.VisitAsync("?gclid=abc"));
        clock.Advance(TimeSpan.FromHours(2));
        foreach (var (id, outcome, about) in new[] { ("1", "won", call), ("2", "lost", call), ("3", "won", "nobody") })
        {
            var deal = new { externalId = id, callId = about, outcome, amount = 990.5, currency = "RUB", openedAt = clock.GetUtcNow().AddHours(-1), closedAt = clock.GetUtcNow() };
            (await server.PostAsync("/v1/deals", new { site = outlet.Shop.Id, deals = new[] { deal } })).Expect(HttpStatusCode.OK);
        }

        var row = Assert.Single((await RowsAsync("google-ads.csv?conversion=Sale&kind=deals&value=1&currency=EUR")).Skip(2));
        Assert.Equal(["abc", "", "", "Sale", "2026-11-22 12:00:00", "990.5", "RUB"], row.Take(7));
        Assert.StartsWith("deal-", row[7], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrikas_file_is_what_would_be_uploaded()
    {
        var known = await outlet.VisitAsync("a,b;c?yclid=77", new { ym = "1700000000123" });
        var call = await outlet.CallAsync(known);
        (await server.PutAsync($"/v1/calls/{call}/tags", new { tags = new[] { "=bad", "good" } })).Expect(HttpStatusCode.OK);
        await outlet.CallAsync(await outlet.VisitAsync("?yclid=77"), "missed", from: "+79160000001");

        var rows = await RowsAsync("metrika-calls.csv");
        Assert.Equal(["ClientId", "DateTime", "StaticCall", "Price", "Currency", "PhoneNumber", "TalkDuration", "HoldDuration", "CallMissed", "Tag", "FirstTimeCaller", "URL", "CallTrackerURL"], rows[0]);
        Assert.Equal(
            [["1700000000123", "1795341600", "0", "", "", known.Number, "95", "7", "0", "'=bad, good", "1", "https://shop.example/a%2Cb%3Bc?yclid=77", $"https://calls.example.com/sites/{outlet.Shop.Id}/calls/{call}"]],
            rows.Skip(1));
        var clicks = await RowsAsync("metrika-calls.csv?by=yclid&phone=none");
        Assert.Equal(("Yclid", "77", "", "1"), (clicks[0][0], clicks[1][0], clicks[1][5], clicks[1][8]));
        Assert.Equal(2, clicks.Count);
        Assert.Single(await RowsAsync("metrika-calls.csv?by=yclid&kind=calls"));
        Assert.Equal("+79161234567", (await RowsAsync("metrika-calls.csv?phone=caller"))[1][5]);
    }

    [Fact]
    public async Task More_than_a_page_of_calls_is_streamed_in_their_order()
    {
        var visit = await outlet.VisitAsync("?gclid=abc");
        for (var i = 0; i < 502; i++)
            await outlet.CallAsync(visit);

        Assert.Equal(504, (await RowsAsync("google-ads.csv?conversion=Call&probability=0")).Select(row => row[^1]).Distinct().Count());
    }

    [Theory]
    [InlineData("google-ads.csv", "conversion")]
    [InlineData("google-ads.csv?conversion=%3DHYPERLINK(1)", "conversion")]
    [InlineData("google-ads.csv?conversion=a%0Ab", "conversion")]
    [InlineData("google-ads.csv?conversion=Call&kind=sales", "kind")]
    [InlineData("metrika-calls.csv?kind=deals", "kind")]
    [InlineData("google-ads.csv?conversion=Call&probability=2", "probability")]
    [InlineData("google-ads.csv?conversion=Call&value=5", "currency")]
    [InlineData("google-ads.csv?conversion=Call&value=-5&currency=EUR", "value")]
    [InlineData("google-ads.csv?conversion=Call&adUserData=yes", "adUserData")]
    [InlineData("google-ads.csv?conversion=Call&adPersonalization=yes", "adPersonalization")]
    [InlineData("google-ads.csv?conversion=Call&from=2026-01-01&to=2026-11-01", "from")]
    [InlineData("google-ads.csv?conversion=Call&from=2026-11-02&to=2026-11-01", "from")]
    [InlineData("google-ads.csv?conversion=Call&from=then", "from")]
    [InlineData("metrika-calls.csv?to=then", "to")]
    [InlineData("metrika-calls.csv?by=name", "by")]
    [InlineData("metrika-calls.csv?phone=all", "phone")]
    public async Task What_makes_no_file_is_refused(string file, string field) => (await server.GetAsync($"{Path}/{file}")).ExpectProblem(400, "invalid", field);

    [Fact]
    public async Task A_key_of_another_site_opens_no_file()
    {
        var key = await (await Shop.OpenAsync(server)).AddKeyAsync("read");

        (await server.GetAsync(Path + "/google-ads.csv?conversion=Call", key)).ExpectProblem(404, "not_found");
        (await server.GetAsync("/v1/sites/nobody/exports/metrika-calls.csv")).ExpectProblem(404, "not_found");
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(string file)
    {
        var answer = (await server.GetAsync($"{Path}/{file}")).Expect(HttpStatusCode.OK);
        return Csv.Read(answer.Text);
    }
}

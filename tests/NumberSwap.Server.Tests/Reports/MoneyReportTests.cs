using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;
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

        var calls = (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?by=campaign&measure=deals&campaign=котлы&{November}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((1, call), (calls.GetProperty("count").GetInt32(), calls.GetProperty("contacts")[0].GetProperty("call").GetProperty("id").GetString()));
        Assert.Equal(0, (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?measure=notTarget&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());
        Assert.Equal(1, (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?hour=7-10&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());

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

    /// <summary>Of ten callers four bought, 40 %; of twenty who wrote three, 15 %.</summary>
    [Fact]
    public async Task Calls_convert_to_sales_beside_web_forms()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(5);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");
        var forms = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var phone = $"+79160000{i + 100}";
            forms.Add((await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = visit.Session, externalId = "crm-" + i, phone, form = "order" })).Expect(HttpStatusCode.OK).Json.GetProperty("id").GetString()!);
            if (i < 10)
                (await shop.Server.PostAsync("/v1/calls", new { id = $"{shop.Id}-{i}", from = $"+79170000{i + 100}", to = visit.Number, status = "completed", talkSeconds = 240 })).Expect(HttpStatusCode.OK);
        }

        await shop.CallsAsync();
        // One by our id of the form, one by the owner's, one by the phone.
        object[] ofForms = [Deal("f0", lead: forms[0]), Deal("f1", lead: "crm-1"), Deal("f2", phone: "+79160000102")];
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = ofForms.Concat(Enumerable.Range(0, 4).Select(i => Deal("c" + i, call: $"{shop.Id}-{i}"))) })).Expect(HttpStatusCode.OK);

        var rows = (await ReportAsync(shop, "by=contact&" + November)).GetProperty("rows").EnumerateArray().ToDictionary(row => row.GetProperty("key").GetString()!, row => row.GetProperty("now"), StringComparer.Ordinal);
        Assert.Equal(["call", "form"], rows.Keys.Order());
        Assert.Equal((10, 0, 4, 40_000m, 0.4, 0.4), Figures(rows["call"]));
        Assert.Equal((0, 20, 3, 30_000m, 0.15, (double?)null), Figures(rows["form"]));
        var total = (await ReportAsync(shop, "by=source&source=yandex&model=first&" + November)).GetProperty("total");
        Assert.Equal((30, 7, 4), (total.GetProperty("leads").GetInt32(), total.GetProperty("deals").GetInt32(), total.GetProperty("callDeals").GetInt32()));

        // The lists say what is a form: it has a lead, and no call.
        var leads = (await ContactsAsync("measure=leads&limit=200")).GetProperty("contacts").EnumerateArray().ToLookup(contact => contact.GetProperty("kind").GetString());
        Assert.Equal((10, 20), (leads["call"].Count(), leads["form"].Count()));
        Assert.All(leads["form"], contact => Assert.Equal((JsonValueKind.Null, "order"), (contact.GetProperty("call").ValueKind, contact.GetProperty("lead").GetProperty("form").GetString())));
        Assert.All(leads["call"], contact => Assert.Equal(JsonValueKind.Null, contact.GetProperty("lead").ValueKind));
        Assert.Equal(
            (20, 10, 7, 3),
            (await CountAsync("measure=forms"), await CountAsync("measure=calls"), await CountAsync("measure=deals"), await CountAsync("measure=deals&contact=form")));
        var csv = (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?measure=leads&{November}", IServer.AdminKey, ("Accept", "text/csv"))).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((31, 20), (csv.Length, csv.Count(line => line.StartsWith("form,", StringComparison.Ordinal))));

        var journeys = (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?contact=form&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("journeys").EnumerateArray().ToList();
        Assert.Equal(forms[..3].Order(), journeys.Select(journey => journey.GetProperty("form").GetProperty("id").GetString()!).Order());
        Assert.All(journeys, journey => Assert.Equal(
            ("form", JsonValueKind.Null, "yandex", 1.0),
            (journey.GetProperty("contact").GetString(), journey.GetProperty("call").ValueKind, journey.GetProperty("source").GetString(), journey.GetProperty("probability").GetDouble())));

        static object Deal(string id, string? lead = null, string? phone = null, string? call = null) =>
            new { externalId = id, leadId = lead, phone, callId = call, outcome = "won", amount = 10_000m, currency = "RUB", updatedAt = "2026-11-22T09:59:00Z" };
        static (int, int, int, decimal, double, double?) Figures(JsonElement of) =>
            (of.GetProperty("calls").GetInt32(), of.GetProperty("forms").GetInt32(), of.GetProperty("deals").GetInt32(), of.GetProperty("revenue").GetDecimal(), of.GetProperty("leadToDeal").GetDouble(),
                of.GetProperty("callToDeal") is { ValueKind: JsonValueKind.Number } share ? share.GetDouble() : null);
        async Task<JsonElement> ContactsAsync(string query) => (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?{query}&{November}")).Expect(HttpStatusCode.OK).Json;
        async Task<int> CountAsync(string query) => (await ContactsAsync(query)).GetProperty("count").GetInt32();
    }

    /// <summary>The field notes' worked figures, "Sources and money", with forms and deals of unknown origin beside them that must not change them.</summary>
    [Fact]
    public async Task The_worked_figures_come_out_of_the_report()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(5);
        var yandex = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");
        var google = await shop.VisitAsync("?utm_source=google&utm_medium=cpc");
        for (var i = 0; i < 350; i++)
        {
            var call = new { id = $"{shop.Id}-{i}", from = $"+7916000{i + 1000}", to = i < 300 ? yandex.Number : google.Number, status = "completed", talkSeconds = 240, @operator = i < 200 ? "Анна" : "Пётр" };
            (await shop.Server.PostAsync("/v1/calls", call)).Expect(HttpStatusCode.OK);
        }

        await shop.CallsAsync();
        for (var i = 14; i < 200; i++)
            (await shop.Server.PatchAsync($"/v1/calls/{shop.Id}-{i}/marks", new { step = "offer" })).Expect(HttpStatusCode.OK);
        for (var i = 0; i < 20; i++)
            (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = yandex.Session, externalId = "crm-" + i, phone = $"+7917000{i + 1000}", form = "order" })).Expect(HttpStatusCode.OK);
        object[] costs = [Cost("yandex", 150_000m), Cost("google", 25_000m)];
        (await shop.Server.PostAsync(shop.Path + "/costs", new { costs })).Expect(HttpStatusCode.OK);
        // Anna won 14 of her 200 offers, Pjotr 16; one of google's 50 calls became an order of 50,000; nobody knows where 40 more are from.
        var deals = Enumerable.Range(0, 14).Concat(Enumerable.Range(200, 16)).Select(i => Deal($"y{i}", 15_000m, $"{shop.Id}-{i}"))
            .Append(Deal("g", 50_000m, $"{shop.Id}-300")).Concat(Enumerable.Range(0, 40).Select(i => Deal($"n{i}", 25_000m, null)));
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals })).Expect(HttpStatusCode.OK);

        var total = await TotalAsync("source=yandex");
        Assert.Equal((500m, 450_000m, 15_000m, 2.0), (Money(total, "costPerTargetCall"), Money(total, "revenue"), Money(total, "averageOrder"), Number(total, "romi")));
        Assert.Equal((468.75m, 30.0 / 320), (Money(total, "costPerLead"), Number(total, "leadToDeal")));
        var calls = await TotalAsync("source=yandex&contact=call");
        Assert.Equal((300, 0.1, 0.1), (Number(calls, "leads"), Number(calls, "leadToDeal"), Number(calls, "callToDeal")));
        var anna = await TotalAsync("operator=" + Uri.EscapeDataString("Анна"));
        Assert.Equal((200, 14, 0.07), (Number(anna, "offers"), Number(anna, "callDeals"), Number(anna, "offerToDeal")));
        var economics = (await TotalAsync("source=google")).GetProperty("economics");
        Assert.Equal((50, 25_000m, 50_000m), (Number(economics, "callsPerDeal"), Money(economics, "costPerDeal"), Money(economics, "averageOrder")));

        var all = await TotalAsync("");
        Assert.Equal((71, 40, 1_500_000m, 1_000_000m), (Number(all, "deals"), Number(all, "unknownDeals"), Money(all, "revenue"), Money(all, "unknownRevenue")));
        Assert.Equal(31.0 / 370, Number(all, "leadToDeal"), 12);
        Assert.Equal(325.0 / 175, Number(all, "romi"), 12);
        Assert.Equal(175_000.0 / 31, Number(all, "costPerDeal"), 6);

        // The clock says Sunday, 10 o'clock: of another hour there is nothing, and no hour has costs.
        Assert.Equal((0, 0), (Number(await TotalAsync("hour=4-13"), "calls"), Number(await TotalAsync("hour=4-13"), "deals")));
        var now = await TotalAsync("source=yandex&hour=7-10");
        Assert.Equal((300, 30, JsonValueKind.Null), (Number(now, "calls"), Number(now, "deals"), now.GetProperty("cost").ValueKind));

        object Cost(string source, decimal cost) => new { day = "2026-11-20", source, medium = "cpc", cost, currency = "RUB" };
        object Deal(string id, decimal amount, string? call) => new { externalId = id, callId = call, outcome = "won", amount, currency = "RUB", updatedAt = "2026-11-22T09:59:00Z" };
        async Task<JsonElement> TotalAsync(string filter) => (await ReportAsync(shop, $"{filter}&{November}")).GetProperty("total");
        static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
        static decimal Money(JsonElement of, string name) => of.GetProperty(name).GetDecimal();
    }

    [Fact]
    public async Task Refunds_are_told_beside_the_deals_that_are_listed()
    {
        var (shop, _) = await SoldAsync();
        object[] more =
        [
            new { externalId = "2", outcome = "won", amount = -5_000m, currency = "RUB", updatedAt = "2026-11-22T09:00:00Z" },
            new { externalId = "3", callId = "sold-" + shop.Id, outcome = "won", amount = 1m, currency = "EUR", updatedAt = "2026-11-22T09:00:00Z" },
        ];
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = more })).Expect(HttpStatusCode.OK);

        Assert.Equal(2, (await ReportAsync(shop, "currency=RUB&" + November)).GetProperty("total").GetProperty("deals").GetInt32());
        var list = (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?{November}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((3, 1), (list.GetProperty("count").GetInt32(), list.GetProperty("refunds").GetInt32()));
        // Whatever the currency of the deal, the figure counts it.
        Assert.Equal(1, (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?measure=deals&currency=USD&{November}")).Expect(HttpStatusCode.OK).Json.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task No_sum_of_the_largest_amounts_is_too_much()
    {
        var (shop, call) = await SoldAsync();
        for (var part = 0; part < 2; part++)
        {
            var deals = Enumerable.Range(0, 1000).Select(i => new { externalId = $"{part}-{i}", callId = call, outcome = "won", amount = 1_000_000_000_000m, currency = "RUB", updatedAt = "2026-11-22T09:00:00Z" });
            (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals })).Expect(HttpStatusCode.OK);
        }

        Assert.Equal(2_000_000_000_050_000m, (await ReportAsync(shop, November)).GetProperty("total").GetProperty("revenue").GetDecimal());
        Assert.Equal(2_000_000_000_050_000m, (await ReportAsync(shop, "currency=EUR&" + November)).GetProperty("others")[0].GetProperty("revenue").GetDecimal());
        (await shop.Server.GetAsync($"{shop.Path}/callbacks/report?{November}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_named_period_brings_the_one_before()
    {
        var (shop, _) = await SoldAsync();
        var report = await ReportAsync(shop, "period=this-quarter");
        Assert.Equal(("2026-10-01", "2026-11-22"), Days(report, "period"));
        Assert.Equal(("2026-07-01", "2026-08-22"), Days(report, "before"));
        Assert.Equal(("2026-11-09", "2026-11-15"), Days(await ReportAsync(shop, "period=this-week"), "before"));
        Assert.Equal(("2025-11-16", "2025-11-22"), Days(await ReportAsync(shop, "period=this-week&compare=year"), "before"));

        static (string?, string?) Days(JsonElement of, string name) => (of.GetProperty(name).GetProperty("from").GetString(), of.GetProperty(name).GetProperty("to").GetString());
    }

    [Fact]
    public async Task Costs_and_revenue_open_what_they_are_made_of()
    {
        var (shop, _) = await SoldAsync();
        object[] more = [new { day = "2026-11-21", source = "yandex", medium = "cpc", campaign = "Котлы", campaignNumber = "70112", cost = 500m, currency = "EUR" }];
        (await Server.PostAsync(shop.Path + "/costs", new { costs = more })).Expect(HttpStatusCode.OK);
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new object[] { new { externalId = "2", outcome = "won", amount = 1m, currency = "EUR", updatedAt = "2026-11-22T09:00:00Z" } } })).Expect(HttpStatusCode.OK);

        var costs = (await shop.Server.GetAsync($"{shop.Path}/reports/money/costs?campaign=котлы&currency=RUB&{November}")).Expect(HttpStatusCode.OK).Json;
        var cost = Assert.Single(costs.GetProperty("costs").EnumerateArray());
        Assert.Equal((1, "2026-11-20", "Котлы", 10_000m), (costs.GetProperty("count").GetInt32(), cost.GetProperty("day").GetString(), cost.GetProperty("campaign").GetString(), cost.GetProperty("cost").GetDecimal()));
        Assert.Equal(2, (await shop.Server.GetAsync($"{shop.Path}/reports/money/costs?{November}")).Json.GetProperty("count").GetInt32());
        // Costs are of no operator.
        Assert.Equal(0, (await shop.Server.GetAsync($"{shop.Path}/reports/money/costs?operator=x&{November}")).Json.GetProperty("count").GetInt32());
        var csv = (await shop.Server.GetAsync($"{shop.Path}/reports/money/costs?currency=EUR&{November}", IServer.AdminKey, ("Accept", "text/csv"))).Text;
        Assert.Equal("day,source,medium,campaign,campaignNumber,keyword,cost,currency,clicks\r\n2026-11-21,yandex,cpc,Котлы,70112,,500.00,EUR,\r\n", csv);

        Assert.Equal(2, (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?{November}")).Json.GetProperty("count").GetInt32());
        Assert.Equal(1, (await shop.Server.GetAsync($"{shop.Path}/reports/journeys?currency=RUB&{November}")).Json.GetProperty("count").GetInt32());
    }

    /// <summary>In Russian semicolons and decimal commas, and times of the site: as a spreadsheet there reads them.</summary>
    [Fact]
    public async Task Files_from_the_pages_are_for_the_readers_spreadsheet()
    {
        var (shop, _) = await SoldAsync();
        (await Server.PatchAsync(shop.Path, new { settings = new { timeZone = "Europe/Moscow" } })).Expect(HttpStatusCode.OK);
        var desk = await shop.SignInAsync(Role.Analyst);
        desk.Cookies.Add(new Uri("https://localhost/"), new Cookie(PageFrame.LanguageCookie, "ru"));

        Assert.Contains("\nrow;Котлы;RUB;1;1;1;0;1;1;1;1;0;50000,00;0,00;10000,00;25;400,00;", await TextAsync("reports.csv?by=campaign&period=this-month"), StringComparison.Ordinal);
        Assert.Contains(";10000,00;RUB;25", await TextAsync("reports/costs.csv?period=this-month"), StringComparison.Ordinal);
        var journeys = await TextAsync("reports/journeys.csv?period=this-month");
        Assert.Contains(";50000,00;RUB", journeys, StringComparison.Ordinal);
        Assert.Contains(";2026-11-22 13:00:", journeys, StringComparison.Ordinal);
        Assert.DoesNotContain("Z;", journeys, StringComparison.Ordinal);

        async Task<string> TextAsync(string path) => (await desk.GetAsync($"/sites/{shop.Id}/{path}")).Expect(HttpStatusCode.OK).Text;
    }

    [Fact]
    public async Task A_file_has_no_formulas()
    {
        var (shop, _) = await SoldAsync(campaign: "=cmd|'/C calc'!A0");

        var lines = (await shop.Server.GetAsync($"{shop.Path}/reports/money?by=campaign&{November}", IServer.AdminKey, ("Accept", "text/csv"))).Text.Split("\r\n");

        Assert.StartsWith("row,key,currency,calls,answered,target_calls", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("row,'=cmd|'/C calc'!A0,RUB,1,1,1,0,1,1,1,1,0,50000.00,0.00,10000.00,25", lines[1], StringComparison.Ordinal);
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
    [InlineData("period", "money?period=soon")]
    [InlineData("from", "money?from=2020-01-01&to=2026-11-22")]
    [InlineData("measure", "money/contacts?measure=moon")]
    [InlineData("offset", "money/contacts?offset=-1")]
    [InlineData("limit", "money/costs?limit=0")]
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

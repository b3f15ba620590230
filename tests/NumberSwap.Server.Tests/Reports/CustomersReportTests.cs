using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Core.People;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>What customers are worth after their first contact, over HTTP. The story's clock says 22 November 2026, 10:00 UTC.</summary>
public sealed class CustomersReportTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Caller = "+79161234567";
    private const string Writer = "+79269876543";

    /// <summary>
    /// A caller bought for 20,000, 30,000 and 4,000 and gave 4,000 back: 50,000, of it 30,000 later. Another bought once for 10,000: 60,000 of two customers are
    /// 30,000 each. Who wrote first bought once for 7,000, after a call too.
    /// </summary>
    [Fact]
    public async Task Later_purchases_count_for_the_first_contact()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(5);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");
        (await shop.Server.PostAsync("/v1/leads", new { site = shop.Id, session = visit.Session, phone = Writer })).Expect(HttpStatusCode.OK);
        servers.ClockOf(HotState.Embedded).Advance(TimeSpan.FromMinutes(1));
        foreach (var (id, phone) in ((string, string)[])[("a", Caller), ("b", "+79170000001"), ("c", Writer)])
            (await shop.Server.PostAsync("/v1/calls", new { id = shop.Id + id, from = phone, to = visit.Number, status = "completed", talkSeconds = 240 })).Expect(HttpStatusCode.OK);
        await shop.CallsAsync();
        var now = servers.ClockOf(HotState.Embedded).GetUtcNow();
        object Deal(string id, string phone, decimal amount, int days) =>
            new { externalId = id, phone, outcome = "won", amount, currency = "RUB", openedAt = now.AddDays(days - 1), closedAt = now.AddDays(days), updatedAt = now };
        object[] deals =
        [
            Deal("1", Caller, 20_000m, 1), Deal("2", Caller, 30_000m, 100), Deal("3", Caller, 4_000m, 250), Deal("4", Caller, -4_000m, 255), Deal("0", Caller, 9_000m, -3),
            Deal("5", "+79170000001", 10_000m, 2), Deal("6", Writer, 7_000m, 3), new { externalId = "7", outcome = "won", amount = 5m, currency = "EUR", callId = shop.Id + "b", closedAt = now.AddDays(3), updatedAt = now },
        ];
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals })).Expect(HttpStatusCode.OK);

        var report = (await shop.Server.GetAsync($"{shop.Path}/reports/customers")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("RUB", "EUR"), (report.GetProperty("currency").GetString(), Assert.Single(report.GetProperty("otherCurrencies").EnumerateArray()).GetString()));
        Assert.Equal("2 5 2 60000 30000 30000", Line(report.GetProperty("calls")));
        Assert.Equal("1 1 0 7000 0 7000", Line(report.GetProperty("forms")));
        Assert.Equal(
            ["yandex call: 2 5 2 60000 30000 30000", "yandex form: 1 1 0 7000 0 7000"],
            report.GetProperty("rows").EnumerateArray().Select(row => $"{row.GetProperty("key")} {row.GetProperty("contact")}: {Line(row.GetProperty("figures"))}"));
        Assert.Equal(0, (await shop.Server.GetAsync($"{shop.Path}/reports/customers?from=2026-01-01&to=2026-02-01")).Json.GetProperty("calls").GetProperty("customers").GetInt32());
        Assert.Empty((await shop.Server.GetAsync($"{shop.Path}/reports/customers?source=google")).Json.GetProperty("rows").EnumerateArray());

        var csv = (await shop.Server.GetAsync($"{shop.Path}/reports/customers", IServer.AdminKey, ("Accept", "text/csv"))).Expect(HttpStatusCode.OK).Text.Split("\r\n");
        Assert.Equal("row,yandex,call,RUB,2,5,2.5,2,1,60000.00,30000.00,30000.00,15000.00", csv[1]);
        Assert.StartsWith("total,,form,RUB,1,1", csv[4], StringComparison.Ordinal);
        (await shop.Server.GetAsync($"{shop.Path}/reports/customers?by=month")).ExpectProblem(400, "invalid", "by");

        // Their phones are forgotten: what they were worth stays known.
        (await shop.Server.PostAsync(shop.Path + "/erasures", new { phone = Caller })).Expect(HttpStatusCode.OK);
        Assert.Equal("2 5 2 60000 30000 30000", Line((await shop.Server.GetAsync($"{shop.Path}/reports/customers")).Json.GetProperty("calls")));
        var page = (await (await shop.SignInAsync(Role.Analyst)).GetAsync($"/sites/{shop.Id}/reports/customers")).Expect(HttpStatusCode.OK).Text;
        Assert.Contains("30,000", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Satisfaction_is_said_averaged_listed_and_taken_back()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        await shop.AddPoolAsync(5);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc");
        var calls = new[] { "x", "y", "z" }.Select(id => shop.Id + id).ToList();
        foreach (var call in calls)
            (await shop.Server.PostAsync("/v1/calls", new { id = call, from = Caller, to = visit.Number, status = "completed", talkSeconds = 240, @operator = "Anna" })).Expect(HttpStatusCode.OK);
        await shop.CallsAsync();

        Assert.Equal(5, (await MarkAsync(calls[0], 5)).Expect(HttpStatusCode.OK).Json.GetProperty("satisfaction").GetInt32());
        (await MarkAsync(calls[1], 2)).Expect(HttpStatusCode.OK);
        foreach (var wrong in (int[])[0, 6, -1])
            (await MarkAsync(calls[2], wrong)).ExpectProblem(400, "invalid", "satisfaction");
        // Another mark leaves it as it is.
        (await shop.Server.PatchAsync($"/v1/calls/{calls[0]}/marks?site={shop.Id}", new { product = "Boiler" })).Expect(HttpStatusCode.OK);

        var row = Assert.Single((await shop.Server.GetAsync($"{shop.Path}/reports/money?by=operator")).Expect(HttpStatusCode.OK).Json.GetProperty("rows").EnumerateArray());
        Assert.Equal(("Anna", 2, 3.5), (row.GetProperty("key").GetString(), row.GetProperty("now").GetProperty("rated").GetInt32(), row.GetProperty("now").GetProperty("satisfaction").GetDouble()));
        var rated = (await shop.Server.GetAsync($"{shop.Path}/reports/money/contacts?measure=rated")).Expect(HttpStatusCode.OK).Json.GetProperty("contacts").EnumerateArray()
            .ToDictionary(contact => contact.GetProperty("call").GetProperty("id").GetString()!, contact => contact.GetProperty("satisfaction").GetInt32(), StringComparer.Ordinal);
        Assert.Equal([(calls[0], 5), (calls[1], 2)], rated.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)));
        var lines = (await shop.Server.GetAsync($"/v1/calls?site={shop.Id}", IServer.AdminKey, ("Accept", "text/csv"))).Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",satisfaction", lines[0], StringComparison.Ordinal);
        Assert.Equal(["", "2", "5"], lines[1..].Select(line => line[(line.LastIndexOf(',') + 1)..]).Order());

        // On the call's page: shown, changed, taken away.
        var desk = await shop.SignInAsync(Role.Manager);
        var page = $"/sites/{shop.Id}/calls/{calls[1]}";
        Assert.Contains("value=\"2\" selected", (await desk.GetAsync(page)).Text, StringComparison.Ordinal);
        await desk.SendAsync(page, "marks", ("Satisfaction", "4"));
        Assert.Equal(4.5, await AverageAsync());
        Assert.Contains("1, 2, 3, 4, 5", (await desk.SendAsync(page, "marks", ("Satisfaction", "9"))).Text, StringComparison.Ordinal);
        Assert.Equal(4.5, await AverageAsync());
        await desk.SendAsync(page, "marks", ("Satisfaction", ""));
        Assert.Equal(5, await AverageAsync());
        (await MarkAsync(calls[0], null)).Expect(HttpStatusCode.OK);
        Assert.Null(await AverageAsync());

        Task<Answer> MarkAsync(string call, int? satisfaction) => shop.Server.PatchAsync($"/v1/calls/{call}/marks?site={shop.Id}", new { satisfaction });
        async Task<double?> AverageAsync() =>
            (await shop.Server.GetAsync($"{shop.Path}/reports/money")).Json.GetProperty("total").GetProperty("satisfaction") is { ValueKind: JsonValueKind.Number } average ? average.GetDouble() : null;
    }

    private static string Line(JsonElement of) => string.Create(
        CultureInfo.InvariantCulture,
        $"{of.GetProperty("customers").GetDouble()} {of.GetProperty("purchases").GetDouble()} {of.GetProperty("returned").GetDouble()} {of.GetProperty("revenue").GetDecimal():0} {of.GetProperty("laterRevenue").GetDecimal():0} {of.GetProperty("lifetimeValue").GetDecimal():0}");
}

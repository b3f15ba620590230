using System.Net;
using System.Text;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Deals;

public sealed class DealApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Head = "ID;Название;Телефон;Стадия;Сумма;Валюта;Дата создания;Дата изменения\n";

    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task Deals_are_told_of_together_and_each_is_answered()
    {
        var shop = await Shop.OpenAsync(Server);
        var id = Shop.NewCallId();
        await shop.CallAsync(shop.Target, id);
        var key = await shop.AddKeyAsync("calls");

        var answer = (await Server.PostAsync(
            "/v1/deals",
            new
            {
                deals = new object[]
                {
                    new { externalId = "1", callId = id, outcome = "won", amount = 1234.5m, currency = "RUB" },
                    new { externalId = "2", phone = "8 916 123-45-67" },
                    new { externalId = "3", amount = 1 },
                    new { externalId = " " },
                    new { externalId = "4", phone = "nobody" },
                    new { externalId = "5", updatedAt = "2099-01-01T00:00:00Z" },
                },
            },
            key)).Expect(HttpStatusCode.OK).Json.GetProperty("deals").EnumerateArray().ToList();

        Assert.Equal(
            [("added", "callId", null), ("added", "phone", null), ("refused", "none", "currency"), ("refused", "none", "externalId"), ("refused", "none", "phone"), ("refused", "none", "updatedAt")],
            answer.Select(deal => (Text(deal, "result"), Text(deal, "matchedBy"), deal.GetProperty("field").GetString())));
        var page = (await Server.GetAsync(shop.Path + "/deals?limit=1")).Expect(HttpStatusCode.OK).Json;
        var next = (await Server.GetAsync($"{shop.Path}/deals?limit=1&cursor={page.GetProperty("cursor").GetString()}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(JsonValueKind.Null, next.GetProperty("cursor").ValueKind);
        Assert.Equal(["1", "2"], new[] { page, next }.Select(part => Text(part.GetProperty("deals")[0], "externalId")).Order());
        Assert.Equal("1234.50", (await Server.GetAsync(shop.Path + "/deals?outcome=won&unmatched=false")).Json.GetProperty("deals")[0].GetProperty("amount").GetRawText());

        var deal = Text(answer[0], "id")!;
        (await Server.DeleteAsync($"{shop.Path}/deals/{deal}")).Expect(HttpStatusCode.NoContent);
        (await Server.DeleteAsync($"{shop.Path}/deals/{deal}")).ExpectProblem(404, "not_found");
        Assert.Contains("deal.removed", (await Server.GetAsync("/v1/audit?site=" + shop.Id)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("outcome=maybe", "outcome")]
    [InlineData("unmatched=1", "unmatched")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=x", "to")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=x", "cursor")]
    public async Task A_wrong_filter_is_refused(string query, string field) =>
        (await Server.GetAsync($"{(await Shop.OpenAsync(Server)).Path}/deals?{query}")).ExpectProblem(400, "invalid", field);

    [Fact]
    public async Task Wrong_requests_are_refused_whole()
    {
        var shop = await Shop.OpenAsync(Server);
        (await Server.PostAsync("/v1/deals", new { deals = new[] { new { externalId = "1" } } })).ExpectProblem(400, "invalid", "site");
        (await Server.PostAsync("/v1/deals", new { site = "nobody", deals = new[] { new { externalId = "1" } } })).ExpectProblem(404, "not_found");
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = Array.Empty<object>() })).ExpectProblem(400, "invalid", "deals");
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new object?[] { null } })).ExpectProblem(400, "invalid", "deals");
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = Enumerable.Repeat(new { externalId = "1" }, 1001) })).ExpectProblem(400, "invalid", "deals");
        (await Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", outcome = "perhaps" } } })).ExpectProblem(400, "malformed_json");
    }

    [Fact]
    public async Task A_file_is_checked_line_by_line_and_not_half_imported()
    {
        var shop = await Shop.OpenAsync(Server);
        await shop.CallAsync(shop.Target, from: "+79161234567");
        var good = Head + "1;\"Котёл; большой\";8 (916) 123-45-67;Успешно реализовано;1 234,50;руб.;22.11.2026 13:05;22.11.2026 13:06\n2;Насос;;В работе;;;21.11.2026;\n";
        var bad = good + "3;X;12;;;;;\n4;X;;;1.2.3;RUB;;\n1;again;;;;;;\n5;X;;;5,5;money;;\n6;X;;;;;11/22/2026;\n";

        var check = (await ImportAsync(shop, bad, "?dryRun=true")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((2, false, 1), (check.GetProperty("added").GetInt32(), check.GetProperty("stored").GetBoolean(), check.GetProperty("matched").GetInt32()));
        Assert.Equal(
            [(4, "phone"), (5, "amount"), (6, "externalId"), (7, "currency"), (8, "openedAt")],
            check.GetProperty("bad").EnumerateArray().Select(line => (line.GetProperty("line").GetInt32(), Text(line, "field")!)));
        Assert.False((await ImportAsync(shop, bad)).Expect(HttpStatusCode.OK).Json.GetProperty("stored").GetBoolean());
        Assert.Equal(0, (await Server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals").GetArrayLength());

        Assert.True((await ImportAsync(shop, bad, "?leaveBadOut=true")).Json.GetProperty("stored").GetBoolean());
        Assert.Equal(2, (await ImportAsync(shop, good)).Json.GetProperty("unchanged").GetInt32() + 0);
        var deals = (await Server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals").EnumerateArray().ToList();
        Assert.Equal(
            [("1", "csv", "won", "phone", "Котёл; большой", "2026-11-22T13:05:00Z"), ("2", "csv", "open", "none", "Насос", "2026-11-21T00:00:00Z")],
            deals.Select(deal => (Text(deal, "externalId")!, Text(deal, "system")!, Text(deal, "outcome")!, Text(deal, "matchedBy")!, Text(deal, "title")!, Text(deal, "openedAt")!)));
        Assert.Contains("deals.imported", (await Server.GetAsync("/v1/audit?site=" + shop.Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_in_a_file_are_of_the_site_unless_they_say_otherwise()
    {
        var shop = await Shop.OpenAsync(Server);
        (await Server.PatchAsync(shop.Path, new { settings = new { timeZone = "Europe/Moscow" } })).Expect(HttpStatusCode.OK);
        string[] times = ["2026-11-21T22:30:00", "2026-11-21T22:30", "2026-11-21T22:30:00.000", "21.11.2026 22:30", "2026-11-21T22:30:00Z", "2026-11-21T22:30:00+05:00", "2026-11-21 22:30:00+00:00"];
        Assert.True((await ImportAsync(shop, Head + string.Concat(times.Select((time, i) => $"{i};X;;;;;{time};\n")))).Expect(HttpStatusCode.OK).Json.GetProperty("stored").GetBoolean());

        var opened = (await Server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals").EnumerateArray().ToDictionary(deal => Text(deal, "externalId")!, deal => Text(deal, "openedAt")!["2026-11-21T".Length..], StringComparer.Ordinal);
        Assert.Equal(["19:30:00Z", "19:30:00Z", "19:30:00Z", "19:30:00Z", "22:30:00Z", "17:30:00Z", "22:30:00Z"], times.Select((_, i) => opened[$"{i}"]));
    }

    [Fact]
    public async Task A_file_that_is_none_or_too_large_is_refused()
    {
        var shop = await Shop.OpenAsync(Server);
        (await ImportAsync(shop, "hello")).ExpectProblem(400, "invalid", "file");
        (await ImportAsync(shop, "")).ExpectProblem(400, "invalid", "file");
        (await ImportAsync(shop, Head + string.Concat(Enumerable.Range(0, 10_001).Select(i => i + ";;;;;;;\n")))).ExpectProblem(400, "invalid", "file");
        (await ImportAsync(shop, new string('x', (10 * 1024 * 1024) + 1))).ExpectProblem(413, "too_large");
        (await ImportAsync(shop, Head, "?system=Nobody's")).ExpectProblem(400, "invalid", "system");
        (await ImportAsync(shop, Head, "?currency=money")).ExpectProblem(400, "invalid", "currency");
    }

    private Task<Answer> ImportAsync(Shop shop, string text, string query = "") =>
        Server.PostAsync(shop.Path + "/deals/import" + query, new StringContent(text, Encoding.UTF8, "text/csv"));

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

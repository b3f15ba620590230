using System.Net;
using System.Text;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Costs;

public sealed class CostApiTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task Costs_are_stored_added_up_replaced_and_deleted()
    {
        var shop = await Shop.OpenAsync(Server);
        object[] rows =
        [
            new { day = "2026-11-20", source = "yandex", medium = "cpc", campaign = "kotly", cost = 10.10m, currency = "RUB", clicks = 5, impressions = 100 },
            new { day = "2026-11-21", source = "yandex", medium = "cpc", campaign = "nasosy", cost = 0.2001m, currency = "RUB" },
        ];
        (await Server.PostAsync(shop.Path + "/costs", new { costs = rows })).Expect(HttpStatusCode.OK);
        (await Server.PostAsync(shop.Path + "/costs", new { costs = rows })).Expect(HttpStatusCode.OK);

        var list = (await Server.GetAsync(shop.Path + "/costs?from=2026-11-01&to=2026-11-22")).Expect(HttpStatusCode.OK).Json;
        var sum = Assert.Single(list.GetProperty("costs").EnumerateArray());
        Assert.Equal(("10.3001", "RUB", 5), (sum.GetProperty("cost").GetRawText(), sum.GetProperty("currency").GetString(), sum.GetProperty("clicks").GetInt32()));
        Assert.Equal(2, (await Server.GetAsync(shop.Path + "/costs?group=campaign")).Json.GetProperty("costs").GetArrayLength());
        Assert.Equal(1, (await Server.GetAsync(shop.Path + "/costs?group=day&from=2026-11-21&to=2026-11-21")).Json.GetProperty("costs").GetArrayLength());
        Assert.Equal(1, (await Server.DeleteAsync(shop.Path + "/costs?from=2026-11-20&to=2026-11-20&source=yandex")).Json.GetProperty("deleted").GetInt32());
        var log = (await Server.GetAsync("/v1/audit?site=" + shop.Id)).Text;
        Assert.Contains("costs.set", log, StringComparison.Ordinal);
        Assert.Contains("costs.removed", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"day":"22.11","source":"vk","cost":1,"currency":"RUB"}""", "costs[0].day")]
    [InlineData("""{"day":"2026-11-22","source":"vk","cost":-1,"currency":"RUB"}""", "costs[0].cost")]
    [InlineData("""{"day":"2026-11-22","source":"vk","cost":1.00001,"currency":"RUB"}""", "costs[0].cost")]
    [InlineData("""{"day":"2026-11-22","source":"vk","cost":1,"currency":"rub"}""", "costs[0].currency")]
    [InlineData("""{"day":"2026-11-22","source":" ","cost":1,"currency":"RUB"}""", "costs[0].source")]
    [InlineData("""{"day":"2026-11-22","source":"vk","cost":1,"currency":"RUB","clicks":-1}""", "costs[0].clicks")]
    [InlineData("null", "costs[0].day")]
    public async Task A_wrong_row_is_named_and_nothing_is_stored(string row, string field)
    {
        var shop = await Shop.OpenAsync(Server);
        (await Server.PostAsync(shop.Path + "/costs", new StringContent($$"""{"costs":[{{row}}]}""", Encoding.UTF8, "application/json"))).ExpectProblem(400, "invalid", field);
        Assert.Equal(0, (await Server.GetAsync(shop.Path + "/costs")).Json.GetProperty("costs").GetArrayLength());
        (await Server.GetAsync(shop.Path + "/costs?group=galaxy")).ExpectProblem(400, "invalid", "group");
        (await Server.DeleteAsync(shop.Path + "/costs?from=2026-11-22")).ExpectProblem(400, "invalid", "to");
    }

    [Fact]
    public async Task A_file_is_checked_and_not_half_imported()
    {
        var shop = await Shop.OpenAsync(Server);
        const string good = "Дата;Кампания;Расход;Показы;Клики\n20.11.2026;Котлы;12,50;100;3\n";
        const string bad = good + "вчера;Котлы;1,50;1;1\n";

        var check = (await ImportAsync(shop, bad, "?dryRun=true&currency=RUB")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("yandexDirect", 2, 1, false), (check.GetProperty("kind").GetString(), check.GetProperty("lines").GetInt32(), check.GetProperty("badLines").GetInt32(), check.GetProperty("stored").GetBoolean()));
        Assert.Equal((3, "day"), (check.GetProperty("bad")[0].GetProperty("line").GetInt32(), check.GetProperty("bad")[0].GetProperty("field").GetString()));
        Assert.False((await ImportAsync(shop, bad, "?currency=RUB")).Json.GetProperty("stored").GetBoolean());
        Assert.Equal(0, (await Server.GetAsync(shop.Path + "/costs")).Json.GetProperty("costs").GetArrayLength());
        (await ImportAsync(shop, good)).ExpectProblem(400, "invalid", "currency");

        Assert.True((await ImportAsync(shop, bad, "?currency=RUB&leaveBadOut=true")).Json.GetProperty("stored").GetBoolean());
        Assert.True((await ImportAsync(shop, good, "?currency=RUB")).Json.GetProperty("stored").GetBoolean());
        Assert.Equal("12.50", (await Server.GetAsync(shop.Path + "/costs")).Json.GetProperty("costs")[0].GetProperty("cost").GetRawText());
        (await ImportAsync(shop, new string('x', (10 * 1024 * 1024) + 1))).ExpectProblem(413, "too_large");
    }

    private Task<Answer> ImportAsync(Shop shop, string text, string query = "") =>
        Server.PostAsync(shop.Path + "/costs/import" + query, new StringContent(text, Encoding.UTF8, "text/csv"));
}

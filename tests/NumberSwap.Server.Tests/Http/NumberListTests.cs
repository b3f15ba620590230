using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>The list of a site's numbers, with what each does now.</summary>
public sealed class NumberListTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task Each_number_says_what_it_does_and_what_happened_to_it(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        var pool = await shop.AddPoolAsync(4);
        var number = TestNumbers.Tracking(1)[0];
        var campaign = await shop.AddCampaignAsync("Poster", new { source = "poster" }, number: number);
        var early = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc&utm_campaign=kotly");
        servers.ClockOf(state).Advance(TimeSpan.FromMinutes(31));
        var late = await shop.VisitAsync();
        (await shop.Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = new[] { pool.Numbers[3] } })).Expect(HttpStatusCode.OK);
        await shop.CallAsync(early.Number);

        var numbers = await ListAsync(shop);

        Assert.Equal([.. pool.Numbers, number], numbers.Select(NumberOf));
        Assert.Equal(["cooling", "live", "free", "retired", "static"], numbers.Select(one => one.GetProperty("state").GetString()));
        Assert.Equal((pool.Id, campaign), (numbers[0].GetProperty("pool").GetString(), numbers[4].GetProperty("campaign").GetString()));
        var lease = numbers[0].GetProperty("lastLease");
        Assert.Equal(("leased", "yandex", "cpc", "kotly"), (Text(lease, "kind"), Text(lease, "source"), Text(lease, "medium"), Text(lease, "utmCampaign")));
        Assert.Equal(servers.ClockOf(state).GetUtcNow().UtcDateTime, numbers[0].GetProperty("lastCallAt").GetDateTime());
        Assert.Equal((1, 1), (numbers[0].GetProperty("calls30Days").GetInt32(), numbers[0].GetProperty("calls90Days").GetInt32()));
        Assert.Equal(JsonValueKind.Null, numbers[2].GetProperty("lastLease").ValueKind);

        Assert.Equal([early.Number], (await ListAsync(shop, "?state=cooling")).Select(NumberOf));
        Assert.Equal([late.Number], (await ListAsync(shop, "?state=live&pool=" + pool.Id)).Select(NumberOf));
        Assert.Equal([pool.Numbers[3]], (await ListAsync(shop, "?state=retired")).Select(NumberOf));
        Assert.Equal([number], (await ListAsync(shop, "?state=static")).Select(NumberOf));
        Assert.Equal([early.Number], (await ListAsync(shop, "?digits=" + early.Number[^7..])).Select(NumberOf));
        Assert.Empty(await ListAsync(shop, "?pool=nobodys"));
    }

    [Fact]
    public async Task The_list_goes_on_part_by_part_also_within_a_state()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(1203);
        var live = new List<string>();
        for (var i = 0; i < 5; i++)
            live.Add((await shop.VisitAsync()).Number);

        Assert.Equal(pool.Numbers, await AllAsync("?limit=500"));
        Assert.Equal(live, await AllAsync("?limit=2&state=live"));
        Assert.Equal(pool.Numbers.Except(live), await AllAsync("?limit=500&state=free"));

        async Task<List<string>> AllAsync(string query)
        {
            var all = new List<string>();
            string? cursor = "";
            for (var parts = 0; cursor is not null; parts++)
            {
                Assert.True(parts < 10);
                var page = (await shop.Server.GetAsync($"{shop.Path}/numbers{query}&cursor={cursor}")).Expect(HttpStatusCode.OK).Json;
                all.AddRange(page.GetProperty("numbers").EnumerateArray().Select(NumberOf));
                cursor = page.GetProperty("cursor").GetString();
            }

            return all;
        }
    }

    [Fact]
    public async Task Numbers_that_are_called_although_nobody_gets_them_are_found()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = await shop.AddPoolAsync(3);
        servers.ClockOf(HotState.Embedded).Advance(TimeSpan.FromDays(91));
        var visit = await shop.VisitAsync();
        await shop.CallAsync(pool.Numbers[1]);

        Assert.Equal(pool.Numbers.Except([visit.Number]), (await ListAsync(shop, "?unused=90")).Select(NumberOf));
        Assert.Equal([pool.Numbers[1]], (await ListAsync(shop, "?unused=90&called=true")).Select(NumberOf));
        Assert.Equal([pool.Numbers[2]], (await ListAsync(shop, "?unused=90&called=false")).Select(NumberOf));
        Assert.Empty(await ListAsync(shop, "?unused=92"));
    }

    [Fact]
    public async Task The_export_has_all_numbers_and_no_formulas()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var pool = (await shop.Server.PostAsync(shop.Path + "/pools", new { name = "=HYPERLINK(\"http://evil\")", numbers = TestNumbers.Tracking(510) })).Expect(HttpStatusCode.Created).Json;
        await shop.VisitAsync("?utm_source=%2B1%2B1&utm_campaign=@SUM(A1)");

        var answer = (await shop.Server.GetAsync(shop.Path + "/numbers?limit=3", IServer.AdminKey, ("Accept", "text/csv"))).Expect(HttpStatusCode.OK);

        Assert.Equal("text/csv", answer.Type);
        Assert.Contains("numbers.csv", answer.Header("Content-Disposition"), StringComparison.Ordinal);
        var rows = Csv.Read(answer.Text);
        Assert.Equal(511, rows.Count);
        Assert.Equal(pool.GetProperty("numbers").EnumerateArray().Select(number => number.GetString()), rows.Skip(1).Select(row => row[0]));
        var row = rows[0].Zip(rows[1]).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal(("live", "'=HYPERLINK(\"http://evil\")", "'+1+1", "'@SUM(A1)"), (row["state"], row["pool"], row["lastSource"], row["lastUtmCampaign"]));
    }

    [Fact]
    public async Task What_is_no_filter_is_refused_by_name()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        foreach (var (query, field) in new[] { ("state=3", "state"), ("state=asleep", "state"), ("unused=0", "unused"), ("unused=x", "unused"), ("called=yes", "called"), ("limit=501", "limit"), ("cursor=%2B12a", "cursor"), ("pool=" + new string('x', 65), "pool") })
            (await shop.Server.GetAsync($"{shop.Path}/numbers?{query}")).ExpectProblem(400, "invalid", field);
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(Shop shop, string query = "") =>
        [.. (await shop.Server.GetAsync($"{shop.Path}/numbers{query}")).Expect(HttpStatusCode.OK).Json.GetProperty("numbers").EnumerateArray()];

    private static string NumberOf(JsonElement number) => number.GetProperty("number").GetString()!;

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

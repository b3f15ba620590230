using System.Net;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Calls, as people read them.</summary>
public sealed class CallListTests(StoryServers servers) : IClassFixture<StoryServers>
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task A_list_is_read_part_by_part_newest_first(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(1);
        var number = (await shop.VisitAsync()).Number;
        var reported = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            reported.Insert(0, Shop.NewCallId());
            await shop.CallAsync(number, reported[0]);
            servers.ClockOf(state).Advance(TimeSpan.FromSeconds(1));
        }

        var read = new List<string>();
        string? cursor = "";
        while (cursor is not null)
        {
            var part = (await shop.Server.GetAsync($"/v1/calls?site={shop.Id}&limit=3&cursor={cursor}")).Expect(HttpStatusCode.OK).Json;
            read.AddRange(part.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetString()!));
            cursor = part.GetProperty("cursor").GetString();
        }

        Assert.Equal(reported, read);
    }

    [Fact]
    public async Task A_list_is_filtered_by_time_source_campaign_and_match()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var clock = servers.ClockOf(HotState.Embedded);
        await shop.AddPoolAsync(3);
        var number = TestNumbers.Tracking(1)[0];
        var campaign = await shop.AddCampaignAsync("Листовка", new { source = "flyer" }, number: number);
        var start = clock.GetUtcNow();
        await shop.CallAsync((await shop.VisitAsync("?utm_source=yandex")).Number, "one-" + shop.Id);
        clock.Advance(TimeSpan.FromMinutes(10));
        await shop.CallAsync(number, "two-" + shop.Id);
        clock.Advance(TimeSpan.FromMinutes(10));
        await shop.CallAsync(shop.Target, "three-" + shop.Id);

        Assert.Equal("three two one", await NamesAsync(""));
        Assert.Equal("one", await NamesAsync("&source=yandex"));
        Assert.Equal("two", await NamesAsync("&campaign=" + campaign));
        Assert.Equal("one", await NamesAsync("&match=session"));
        Assert.Equal("two", await NamesAsync("&match=source"));
        Assert.Equal("three", await NamesAsync("&match=none"));
        Assert.Equal("three two", await NamesAsync($"&from={start.AddMinutes(5):O}"));
        Assert.Equal("one", await NamesAsync($"&to={start.AddMinutes(5):yyyy-MM-ddTHH:mm:ssZ}"));

        async Task<string> NamesAsync(string filter) => string.Join(' ', (await shop.CallsAsync(filter)).Select(call => call.GetProperty("id").GetString()!.Split('-')[0]));
    }

    [Fact]
    public async Task A_list_is_filtered_by_status_number_caller_operator_and_tag_and_by_all_together()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var other = TestNumbers.Tracking(1)[0];
        await shop.AddCampaignAsync("Листовка", new { source = "flyer" }, number: other);
        await ReportAsync("one", shop.Target, "+79161234567", "missed", null);
        await ReportAsync("two", other, "+79161234568", "completed", "Анна Иванова");
        await ReportAsync("three", shop.Target, null, "completed", "Bob_100%");
        (await shop.Server.PutAsync($"/v1/calls/two-{shop.Id}/tags", new { tags = new[] { "vip" } })).Expect(HttpStatusCode.OK);

        Assert.Equal("one", await NamesAsync("&status=missed"));
        Assert.Equal("two", await NamesAsync("&number=" + other[1..]));
        Assert.Equal("three one", await NamesAsync("&number=" + Uri.EscapeDataString(shop.Target)));
        Assert.Equal("one", await NamesAsync("&caller=" + Uri.EscapeDataString("8 (916) 123-45-67")));
        Assert.Equal("two one", await NamesAsync("&caller=916123"));
        Assert.Equal("two", await NamesAsync("&caller=45-68"));
        Assert.Equal("two", await NamesAsync("&operator=" + Uri.EscapeDataString("иванова")));
        Assert.Equal("three", await NamesAsync("&operator=" + Uri.EscapeDataString("b_1")));
        Assert.Equal("three", await NamesAsync("&operator=" + Uri.EscapeDataString("0%")));
        Assert.Equal("", await NamesAsync("&operator=" + Uri.EscapeDataString("B%0")));
        Assert.Equal("two", await NamesAsync("&tag=VIP"));
        Assert.Equal("two", await NamesAsync($"&tag=vip&operator=anna&status=completed&match=source&caller=4568&number={other[1..]}&source=flyer".Replace("anna", Uri.EscapeDataString("анна"), StringComparison.Ordinal)));
        Assert.Equal("", await NamesAsync("&tag=vip&status=missed"));

        Task<Answer> ReportAsync(string name, string to, string? from, string status, string? @operator) =>
            shop.Server.PostAsync("/v1/calls", new { id = $"{name}-{shop.Id}", from, to, status, @operator, startedAt = servers.ClockOf(HotState.Embedded).GetUtcNow().AddSeconds(-Array.IndexOf(["three", "two", "one"], name)) });

        async Task<string> NamesAsync(string filter) => string.Join(' ', (await shop.CallsAsync(filter)).Select(call => call.GetProperty("id").GetString()!.Split('-')[0]));
    }

    [Fact]
    public async Task A_list_is_read_back_to_its_newest_and_on_to_what_comes_later()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        for (var i = 0; i < 7; i++)
        {
            await shop.CallAsync(shop.Target, $"{i}-{shop.Id}");
            servers.ClockOf(HotState.Embedded).Advance(TimeSpan.FromSeconds(1));
        }

        var (ids, older, newer) = await PartAsync("");
        Assert.Equal("654", ids);
        var newest = newer;
        (ids, older, _) = await PartAsync("&cursor=" + older);
        Assert.Equal("321", ids);
        (ids, older, newer) = await PartAsync("&cursor=" + older);
        Assert.Equal(("0", null), (ids, older));
        (ids, _, newer) = await PartAsync("&newer=" + newer);
        Assert.Equal("321", ids);
        (ids, older, newer) = await PartAsync("&newer=" + newer);
        Assert.Equal("654", ids);
        Assert.Equal("321", (await PartAsync("&cursor=" + older)).Ids);
        Assert.Equal(("", null, null), await PartAsync("&newer=" + newest));

        await shop.CallAsync(shop.Target, $"7-{shop.Id}");
        Assert.Equal("7", (await PartAsync("&newer=" + newest)).Ids);

        async Task<(string Ids, string? Older, string? Newer)> PartAsync(string query)
        {
            var part = (await shop.Server.GetAsync($"/v1/calls?site={shop.Id}&limit=3{query}")).Expect(HttpStatusCode.OK).Json;
            return (string.Concat(part.GetProperty("calls").EnumerateArray().Select(call => call.GetProperty("id").GetString()![0])), part.GetProperty("cursor").GetString(), part.GetProperty("newer").GetString());
        }
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_spreadsheet_gets_every_call_and_no_formula(HotState state)
    {
        var shop = await servers.OpenShopAsync(state);
        await shop.AddPoolAsync(2);
        const string formula = "=HYPERLINK(\"https://evil.example\",\"click\")";
        var visit = await shop.VisitAsync($"?utm_source=@SUM(1)&utm_medium=-2%2B3&utm_campaign={Uri.EscapeDataString(formula)}&utm_term=%2B1%2B1&utm_content=%09x");
        await shop.Server.PostAsync("/v1/calls", new { id = "=1+" + shop.Id, from = "+79161234567", to = visit.Number, @operator = "=cmd|' /C calc'!A0", status = "completed", talkSeconds = 5 });

        var answer = await shop.Server.GetAsync("/v1/calls?site=" + shop.Id, headers: ("Accept", "text/csv"));

        Assert.Equal("text/csv", answer.Type);
        var rows = Read(answer.Text);
        var row = Assert.Single(rows);
        Assert.Equal("'=1+" + shop.Id, row["id"]);
        Assert.Equal("'=cmd|' /C calc'!A0", row["operator"]);
        Assert.Equal(("'@sum(1)", "'-2+3", "'" + formula, "'+1+1"), (row["source"], row["medium"], row["utmCampaign"], row["term"]));
        Assert.Equal(("+79161234567", visit.Number, "session", "5"), (row["from"], row["to"], row["match"], row["talkSeconds"]));
        Assert.All(row.Values, text => Assert.False(text is ['=' or '@' or '\t' or '\r', ..], text));
    }

    [Fact]
    public async Task A_call_is_found_by_its_id()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var id = Shop.NewCallId();
        await shop.CallAsync(shop.Target, id);

        Assert.Equal(shop.Target, (await shop.Server.GetAsync("/v1/calls/" + id)).Expect(HttpStatusCode.OK).Json.GetProperty("to").GetString());
        (await shop.Server.GetAsync("/v1/calls/nobody")).ExpectProblem(404, "not_found");
    }

    [Theory]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=2026-13-01", "to")]
    [InlineData("match=perhaps", "match")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=501", "limit")]
    [InlineData("cursor=%21", "cursor")]
    [InlineData("status=lost", "status")]
    [InlineData("status=0", "status")]
    [InlineData("caller=12", "caller")]
    [InlineData("caller=somebody", "caller")]
    [InlineData("tag=a%7Cb", "tag")]
    [InlineData("newer=%21", "newer")]
    [InlineData("cursor=AAAA", "cursor")]
    public async Task A_wrong_filter_is_refused_by_name(string filter, string field) =>
        (await servers.Of(HotState.Embedded).GetAsync("/v1/calls?" + filter)).ExpectProblem(400, "invalid", field);

    private static List<Dictionary<string, string>> Read(string csv)
    {
        var rows = Csv.Read(csv);
        return [.. rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }
}

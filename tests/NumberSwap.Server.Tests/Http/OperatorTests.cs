using System.Globalization;
using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What the people at the phone do, what they want to reach, whom they call again.</summary>
public sealed class OperatorTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const HotState State = HotState.Embedded;

    [Fact]
    public async Task Cold_calls_sell_in_2_of_100_and_repeated_ones_in_15()
    {
        var shop = await servers.OpenShopAsync(State);
        var day = servers.ClockOf(State).GetUtcNow().AddSeconds(-2);
        for (var i = 0; i < 50; i++)
        {
            var call = await CallAsync(shop, "Анна", 200, day, Caller(i));
            (await shop.Server.PatchAsync($"/v1/calls/{call}/marks", new { clientType = "cold", step = i == 0 ? "deal" : "presentation", product = "Котлы" })).Expect(HttpStatusCode.OK);
        }

        for (var i = 0; i < 20; i++)
            await SellAsync(shop, await CallAsync(shop, "Анна", 400, day.AddSeconds(1), Caller(i)), i < 3);

        var report = await ReportAsync(shop, "");

        Assert.Equal((0.02, 0.15), (Of(Group(report, "clients", "cold"), "conversion"), Of(Group(report, "clients", "repeat"), "conversion")));
        Assert.Equal(0.02, Of(Group(report, "products", "Котлы"), "conversion"));
        var anna = Assert.Single(report.GetProperty("operators").EnumerateArray()).GetProperty("now");
        Assert.Equal((70, 70, 70, 4), (Count(anna, "calls"), Count(anna, "answered"), Count(anna, "conversations"), Count(anna, "deals")));
        Assert.Equal((50, 20, (50 * 200) + (20 * 400)), (Count(anna, "normal"), Count(anna, "substantial"), Count(anna, "talkSeconds")));
        var cold = (await ReportAsync(shop, "?client=cold")).GetProperty("team");
        Assert.Equal((50, 1), (Count(cold, "calls"), Count(cold, "deals")));
    }

    [Fact]
    public async Task A_deal_that_is_won_later_and_one_that_is_deleted_are_counted_again()
    {
        var shop = await servers.OpenShopAsync(State);
        var call = await CallAsync(shop, "Анна", 200, servers.ClockOf(State).GetUtcNow(), Caller(1));
        Assert.Equal(0, Count((await ReportAsync(shop, "")).GetProperty("team"), "deals"));

        await SellAsync(shop, call, true);
        Assert.Equal(1, Count((await ReportAsync(shop, "")).GetProperty("team"), "deals"));
        var deal = (await shop.Server.GetAsync(shop.Path + "/deals")).Json.GetProperty("deals")[0].GetProperty("id").GetString();
        (await shop.Server.DeleteAsync($"{shop.Path}/deals/{deal}")).Expect(HttpStatusCode.NoContent);

        Assert.Equal(0, Count((await ReportAsync(shop, "")).GetProperty("team"), "deals"));
    }

    [Fact]
    public async Task Spellings_are_merged_and_those_who_left_are_hidden()
    {
        var shop = await servers.OpenShopAsync(State);
        var now = servers.ClockOf(State).GetUtcNow();
        await CallAsync(shop, "Анна Иванова", 60, now, Caller(1));
        await CallAsync(shop, "анна  ИВАНОВА", 60, now, Caller(2));
        await CallAsync(shop, "Иванова А.", 60, now, Caller(3));
        await CallAsync(shop, "Пётр", 60, now, Caller(4));
        Assert.Equal(["Анна Иванова", "Иванова А.", "Пётр"], Names(await ReportAsync(shop, "")).Order(StringComparer.Ordinal));

        (await shop.Server.PutAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Иванова А."), new { mergedInto = "анна иванова" })).Expect(HttpStatusCode.NoContent);
        (await shop.Server.PutAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Пётр"), new { hidden = true })).Expect(HttpStatusCode.NoContent);

        var report = await ReportAsync(shop, "");
        var anna = Assert.Single(report.GetProperty("operators").EnumerateArray());
        Assert.Equal((3, 4), (Count(anna.GetProperty("now"), "calls"), Count(report.GetProperty("team"), "calls")));
        Assert.Equal(2, (await ReportAsync(shop, "?hidden=true")).GetProperty("operators").GetArrayLength());
        var card = (await shop.Server.GetAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Иванова А."))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(3, Count(card.GetProperty("operator").GetProperty("now"), "calls"));
        (await shop.Server.PutAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Анна Иванова"), new { mergedInto = "Иванова А." })).ExpectProblem(400, "invalid", "mergedInto");
        (await shop.Server.GetAsync(shop.Path + "/operators/nobody")).ExpectProblem(404, "not_found");
        (await shop.Server.PutAsync(shop.Path + "/operators/x", new { person = "nobody" })).ExpectProblem(400, "invalid", "person");
    }

    [Fact]
    public async Task Goals_tell_how_far_they_have_come()
    {
        var shop = await servers.OpenShopAsync(State);
        var now = servers.ClockOf(State).GetUtcNow();
        for (var i = 0; i < 4; i++)
            await CallAsync(shop, "Анна", 320, now, Caller(i));
        await shop.CallsAsync();
        var last = now.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        var goal = (await shop.Server.PostAsync(shop.Path + "/goals", new { @operator = "Анна", measure = "substantialPerDay", target = 5, to = last })).Expect(HttpStatusCode.Created).Json;
        Assert.Equal(("behind", 4), (goal.GetProperty("progress").GetProperty("state").GetString(), goal.GetProperty("progress").GetProperty("value").GetDouble()));
        await CallAsync(shop, "Анна", 900, now, Caller(9));
        await shop.CallsAsync();
        var card = (await shop.Server.GetAsync(shop.Path + "/operators/" + Uri.EscapeDataString("анна") + "?by=day")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("onTrack", card.GetProperty("goals")[0].GetProperty("progress").GetProperty("state").GetString());

        (await shop.Server.DeleteAsync($"{shop.Path}/goals/{goal.GetProperty("id").GetString()}")).Expect(HttpStatusCode.NoContent);
        Assert.Empty((await shop.Server.GetAsync(shop.Path + "/goals")).Json.EnumerateArray());
        (await shop.Server.PostAsync(shop.Path + "/goals", new { measure = "5", target = 5, to = last })).ExpectProblem(400, "invalid", "measure");
        (await shop.Server.PostAsync(shop.Path + "/goals", new { measure = "deals", target = 0, to = last })).ExpectProblem(400, "invalid", "target");
        (await shop.Server.PostAsync(shop.Path + "/goals", new { measure = "deals", target = 1, to = "2001-01-01" })).ExpectProblem(400, "invalid", "to");
    }

    [Fact]
    public async Task A_goal_goes_on_when_its_name_becomes_a_spelling_of_another()
    {
        var shop = await servers.OpenShopAsync(State);
        var now = servers.ClockOf(State).GetUtcNow();
        for (var i = 0; i < 4; i++)
            await CallAsync(shop, i < 2 ? "Иванова А." : "Анна Иванова", 320, now, Caller(i));
        await shop.CallsAsync();
        var last = now.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        (await shop.Server.PostAsync(shop.Path + "/goals", new { @operator = "Иванова А.", measure = "callsPerDay", target = 3, to = last })).Expect(HttpStatusCode.Created);

        (await shop.Server.PutAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Иванова А."), new { mergedInto = "Анна Иванова" })).Expect(HttpStatusCode.NoContent);

        var goal = Assert.Single((await shop.Server.GetAsync(shop.Path + "/goals")).Json.EnumerateArray()).GetProperty("progress");
        Assert.Equal(("onTrack", 4), (goal.GetProperty("state").GetString(), goal.GetProperty("value").GetDouble()));
        var card = (await shop.Server.GetAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Анна Иванова"))).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(4, Assert.Single(card.GetProperty("goals").EnumerateArray()).GetProperty("progress").GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Somebody_who_was_silent_for_long_still_has_a_page()
    {
        var shop = await servers.OpenShopAsync(State);
        await CallAsync(shop, "Анна  Иванова", 60, servers.ClockOf(State).GetUtcNow().AddDays(-220), Caller(1));
        await shop.CallsAsync();

        var card = (await shop.Server.GetAsync(shop.Path + "/operators/" + Uri.EscapeDataString("анна иванова"))).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(0, Count(card.GetProperty("operator").GetProperty("now"), "calls"));
        (await shop.Server.GetAsync(shop.Path + "/operators/" + Uri.EscapeDataString("Анна"))).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task Follow_ups_want_a_consultation_after_the_third_call_and_are_flagged_from_the_fifth_on()
    {
        var shop = await servers.OpenShopAsync(State);
        var start = servers.ClockOf(State).GetUtcNow().AddDays(-9);
        var calls = new Dictionary<int, List<string>>();
        foreach (var count in (int[])[1, 2, 3, 4, 5])
        {
            calls[count] = [];
            for (var i = 0; i < count; i++)
                calls[count].Add(await CallAsync(shop, "Анна", 100, start.AddDays(i), Caller(count)));
        }

        await SellAsync(shop, await CallAsync(shop, "Пётр", 300, start.AddDays(8), Caller(7)), true);
        await shop.Server.PatchAsync($"/v1/calls/{calls[3][2]}/marks", new { reason = "отправка КП" });

        var list = (await shop.Server.GetAsync(shop.Path + "/follow-ups")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            [(5, "flagged"), (4, "consultation"), (3, "consultation"), (2, "normal"), (1, "sold")],
            list.GetProperty("cases").EnumerateArray().Select(one => (one.GetProperty("calls").GetArrayLength(), one.GetProperty("state").GetString()!)));
        Assert.Equal((3, 1, 1), (Count(list, "due"), Count(list, "flagged"), Count(list, "skilled")));
        Assert.Equal(("отправка КП", 1), (list.GetProperty("reasons")[0].GetProperty("reason").GetString(), Count(list.GetProperty("reasons")[0], "calls")));
        var due = (await shop.Server.GetAsync(shop.Path + "/follow-ups?state=due&operator=" + Uri.EscapeDataString("анна"))).Json.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal([calls[5][2], calls[4][2], calls[3][2]], due.Select(one => one.GetProperty("consultationDue").GetString()));

        (await shop.Server.PutAsync($"{shop.Path}/follow-ups/{calls[4][2]}/consultation", new { note = "Дать скидку" })).Expect(HttpStatusCode.NoContent);
        Assert.Equal(2, Count((await shop.Server.GetAsync(shop.Path + "/follow-ups")).Json, "due"));
        (await shop.Server.PutAsync($"{shop.Path}/follow-ups/nobody/consultation", new { })).ExpectProblem(404, "not_found");
        var csv = (await shop.Server.GetAsync(shop.Path + "/follow-ups?state=flagged", headers: ("Accept", "text/csv"))).Text.Trim().Split('\n');
        Assert.Equal(6, csv.Length);
    }

    /// <summary>Nobody talks with a mentor about spam, about who asks for a repair, or about the owner's own people.</summary>
    [Fact]
    public async Task Follow_ups_leave_out_whom_the_target_rule_leaves_out()
    {
        var shop = await servers.OpenShopAsync(State);
        var start = servers.ClockOf(State).GetUtcNow().AddDays(-9);
        var calls = new Dictionary<int, List<string>>();
        for (var caller = 1; caller <= 4; caller++)
        {
            calls[caller] = [];
            for (var i = 0; i < 5; i++)
                calls[caller].Add(await CallAsync(shop, "Анна", 100, start.AddDays(i), Caller(caller)));
        }

        (await shop.Server.PutAsync($"/v1/calls/{calls[1][2]}/tags", new { tags = new[] { "spam" } })).Expect(HttpStatusCode.OK);
        foreach (var call in calls[2].Take(2))
            (await shop.Server.PutAsync($"/v1/calls/{call}/tags", new { tags = new[] { "service" } })).Expect(HttpStatusCode.OK);
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { target = new { excludedCallers = new[] { Caller(3) } } } })).Expect(HttpStatusCode.OK);

        var list = (await shop.Server.GetAsync(shop.Path + "/follow-ups")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(
            [(Caller(4), 5, "flagged"), (Caller(2), 3, "consultation")],
            list.GetProperty("cases").EnumerateArray().Select(one => (one.GetProperty("caller").GetString()!, one.GetProperty("calls").GetArrayLength(), one.GetProperty("state").GetString()!)));
        Assert.Equal((2, 1), (Count(list, "due"), Count(list, "flagged")));

        // An owner whose rule knows no tags still has no use for spam.
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { target = new { excludedTags = Array.Empty<string>() } } })).Expect(HttpStatusCode.OK);
        Assert.Equal((2, 2), (Count((await shop.Server.GetAsync(shop.Path + "/follow-ups")).Json, "due"), Count((await shop.Server.GetAsync(shop.Path + "/follow-ups")).Json, "flagged")));
    }

    [Theory]
    [InlineData("/operators?by=year", "by")]
    [InlineData("/operators?date=yesterday", "date")]
    [InlineData("/operators?client=king", "client")]
    [InlineData("/follow-ups?from=2026-01-01&to=2026-12-31", "from")]
    [InlineData("/follow-ups?state=great", "state")]
    public async Task What_is_no_question_is_refused_by_name(string path, string field)
    {
        var shop = await servers.OpenShopAsync(State);

        (await shop.Server.GetAsync(shop.Path + path)).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task How_the_team_is_counted_is_a_setting()
    {
        var shop = await servers.OpenShopAsync(State);
        await CallAsync(shop, "Анна", 60, servers.ClockOf(State).GetUtcNow(), Caller(1));
        var before = (await ReportAsync(shop, "")).GetProperty("team");
        Assert.Equal((1, 1), (Count(before, "conversations"), Count(before, "short")));

        (await shop.Server.PatchAsync(shop.Path, new { settings = new { team = new { conversationSeconds = 61, shortSeconds = 60, followUpReasons = new[] { "Замер" } } } })).Expect(HttpStatusCode.OK);

        var after = (await ReportAsync(shop, "")).GetProperty("team");
        Assert.Equal((0, 1), (Count(after, "conversations"), Count(after, "normal")));
        Assert.Equal("Замер", (await shop.Server.GetAsync(shop.Path + "/call-marks")).Json.GetProperty("reasons")[0].GetString());
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { team = new { flagCalls = 3 } } })).ExpectProblem(400, "invalid", "settings.team.flagCalls");
        (await shop.Server.PatchAsync(shop.Path, new { settings = new { team = new { followUpReasons = new[] { "" } } } })).ExpectProblem(400, "invalid", "settings.team.followUpReasons");
    }

    [Fact]
    public async Task A_team_is_a_file_and_nobody_elses()
    {
        var shop = await servers.OpenShopAsync(State);
        var other = await servers.OpenShopAsync(State);
        await CallAsync(shop, "=Анна", 60, servers.ClockOf(State).GetUtcNow(), Caller(1));
        await shop.CallsAsync();

        var csv = (await shop.Server.GetAsync(shop.Path + "/operators", headers: ("Accept", "text/csv"))).Text;

        Assert.Contains("\n'=Анна,", csv, StringComparison.Ordinal);
        foreach (var path in (string[])["/operators", "/operators/x", "/goals", "/follow-ups"])
            (await shop.Server.GetAsync(shop.Path + path, await other.AddKeyAsync("read"))).ExpectProblem(404, "not_found");
    }

    private static async Task<string> CallAsync(Shop shop, string name, int talk, DateTimeOffset at, string from)
    {
        var id = Shop.NewCallId();
        (await shop.Server.PostAsync("/v1/calls", new { id, from, to = shop.Target, status = "completed", talkSeconds = talk, startedAt = at, @operator = name })).Expect(HttpStatusCode.OK);
        return id;
    }

    private static async Task SellAsync(Shop shop, string call, bool won) =>
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = call, callId = call, outcome = won ? "won" : "lost" } } })).Expect(HttpStatusCode.OK);

    private static async Task<JsonElement> ReportAsync(Shop shop, string query)
    {
        // What was just reported is recorded when somebody asks for calls.
        await shop.CallsAsync();
        return (await shop.Server.GetAsync(shop.Path + "/operators" + query)).Expect(HttpStatusCode.OK).Json;
    }

    private static string Caller(int number) => string.Create(CultureInfo.InvariantCulture, $"+7916000{number:D4}");

    private static IEnumerable<string> Names(JsonElement report) => report.GetProperty("operators").EnumerateArray().Select(line => line.GetProperty("name").GetString()!);

    private static JsonElement Group(JsonElement report, string of, string key) =>
        report.GetProperty(of).EnumerateArray().Single(group => group.GetProperty("key").GetString() == key).GetProperty("now");

    private static long Count(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static double Of(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}

using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Reports;

/// <summary>Which calls are target calls: read, tried and changed by the API.</summary>
public sealed class TargetRuleTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task A_site_begins_with_the_usual_rule_and_keeps_what_is_left_out()
    {
        var shop = await Shop.OpenAsync(Server);
        Assert.Equal(
            """{"answered":true,"minTalkSeconds":30,"firstInDays":30,"excludedTags":["spam","service","спам","сервис"],"requiredTags":[],"excludedCallers":[],"excludedNumbers":[],"excludedOperators":[],"excludedSources":[]}""",
            (await Server.GetAsync(shop.Path + "/target-rule")).Expect(HttpStatusCode.OK).Json.ToString());

        await ChangeAsync(shop, new { minTalkSeconds = 60, excludedTags = new[] { " Spam ", "spam" }, excludedCallers = new[] { "8 (916) 123-45-67", "+7 495*" }, excludedNumbers = new[] { shop.Target } });
        await ChangeAsync(shop, new { firstInDays = 7 });
        (await Server.PatchAsync(shop.Path, new { settings = new { target = new { requiredTags = new[] { "order" } } } })).Expect(HttpStatusCode.OK);
        Assert.Equal(
            $$"""{"answered":true,"minTalkSeconds":60,"firstInDays":7,"excludedTags":["spam"],"requiredTags":["order"],"excludedCallers":["+79161234567","+7495*"],"excludedNumbers":["{{shop.Target}}"],"excludedOperators":[],"excludedSources":[]}""",
            (await Server.GetAsync(shop.Path + "/target-rule")).Json.ToString());

        var log = (await Server.GetAsync("/v1/audit?site=" + shop.Id)).Expect(HttpStatusCode.OK).Json.ToString();
        Assert.Contains("site.changed", log, StringComparison.Ordinal);
        Assert.Contains("\"minTalkSeconds\":60", log.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_rule_is_refused_by_name()
    {
        var shop = await Shop.OpenAsync(Server);
        await RefusedAsync(new { minTalkSeconds = 3601 }, "minTalkSeconds");
        await RefusedAsync(new { firstInDays = 366 }, "firstInDays");
        await RefusedAsync(new { excludedTags = new[] { "a,b" } }, "excludedTags");
        await RefusedAsync(new { excludedTags = new string?[] { null } }, "excludedTags");
        await RefusedAsync(new { requiredTags = new[] { "spam" } }, "requiredTags");
        await RefusedAsync(new { excludedCallers = new[] { "+7*" } }, "excludedCallers");
        await RefusedAsync(new { excludedCallers = new[] { "*" } }, "excludedCallers");
        await RefusedAsync(new { excludedCallers = new[] { "nobody" } }, "excludedCallers");
        await RefusedAsync(new { excludedNumbers = new[] { "+7495*" } }, "excludedNumbers");
        await RefusedAsync(new { excludedOperators = new[] { "" } }, "excludedOperators");
        await RefusedAsync(new { excludedSources = Enumerable.Range(0, 51).Select(i => $"s{i}") }, "excludedSources");
        (await Server.PatchAsync(shop.Path, new { settings = new { target = new { firstInDays = -1 } } })).ExpectProblem(400, "invalid", "settings.target.firstInDays");

        async Task RefusedAsync(object rule, string field)
        {
            (await Server.PatchAsync(shop.Path + "/target-rule", rule)).ExpectProblem(400, "invalid", field);
            (await Server.PostAsync(shop.Path + "/target-rule/preview", rule)).ExpectProblem(400, "invalid", field);
        }
    }

    [Fact]
    public async Task A_rule_is_tried_on_the_last_calls_and_changes_nothing()
    {
        var shop = await StoryAsync();
        var preview = (await Server.PostAsync(shop.Path + "/target-rule/preview", new { minTalkSeconds = 140, firstInDays = 0 })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((6, false, 2, 2), (Int(preview, "calls"), preview.GetProperty("isCut").GetBoolean(), Int(preview, "target"), Int(preview, "targetNow")));
        Assert.Equal((1, 1), (Int(preview, "gained"), Int(preview, "lost")));
        Assert.Equal(
            ["missed: 1 1", "short: 2 1", "repeat: 0 1", "tag спам: 1 1"],
            preview.GetProperty("reasons").EnumerateArray().Select(reason =>
                $"{reason.GetProperty("reason").GetString()}{(reason.GetProperty("what").GetString() is { } what ? " " + what : "")}: {Int(reason, "calls")} {Int(reason, "callsNow")}"));
        Assert.StartsWith("withheld-", preview.GetProperty("reasons")[1].GetProperty("examples")[0].GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, (await OverviewAsync(shop)).GetProperty("targetCalls").GetInt32());
    }

    [Fact]
    public async Task A_changed_rule_and_a_tag_are_counted_at_once_and_said_of_each_call()
    {
        var shop = await StoryAsync();
        Assert.Equal(2, Int(await OverviewAsync(shop), "targetCalls"));
        await ChangeAsync(shop, new { firstInDays = 0 });
        Assert.Equal(3, Int(await OverviewAsync(shop), "targetCalls"));
        await ChangeAsync(shop, new { minTalkSeconds = 0, excludedTags = Array.Empty<string>() });
        Assert.Equal(5, Int(await OverviewAsync(shop), "targetCalls"));

        var calls = await shop.CallsAsync();
        Assert.Equal(5, calls.Count(call => call.GetProperty("verdict").GetString() == "target"));
        var first = calls.First(call => call.GetProperty("verdict").GetString() == "target").GetProperty("id").GetString();
        await ChangeAsync(shop, new { excludedTags = new[] { "service" } });
        (await Server.PutAsync($"/v1/calls/{first}/tags?site={shop.Id}", new { tags = new[] { "service" } })).Expect(HttpStatusCode.OK);
        Assert.Equal("tag:service", (await Server.GetAsync($"/v1/calls/{first}?site={shop.Id}")).Json.GetProperty("verdict").GetString());
        Assert.Equal(4, Int(await OverviewAsync(shop), "targetCalls"));
    }

    /// <summary>A missed call and then a good one of the same caller, who calls again; a short one; spam; and one of a withheld number.</summary>
    private async Task<Shop> StoryAsync()
    {
        var shop = await Shop.OpenAsync(Server);
        var pool = await shop.AddPoolAsync(1);
        var at = servers.ClockOf(HotState.Embedded).GetUtcNow().AddHours(-5);
        var n = Guid.NewGuid().ToString("N")[..8];
        await ReportAsync("missed", "+79161110001", "missed", null);
        await ReportAsync("good", "+79161110001", "completed", 200);
        await ReportAsync("again", "+79161110001", "completed", 300, "Анна");
        await ReportAsync("short", "+79161110002", "completed", 29);
        await ReportAsync("spam", "+79161110003", "completed", 150);
        await ReportAsync("withheld", null, "completed", 130);
        (await Server.PutAsync($"/v1/calls/spam-{n}/tags?site={shop.Id}", new { tags = new[] { "спам" } })).Expect(HttpStatusCode.OK);
        return shop;

        async Task ReportAsync(string id, string? from, string status, int? talkSeconds, string? @operator = null)
        {
            at = at.AddMinutes(10);
            (await Server.PostAsync("/v1/calls", new { id = $"{id}-{n}", from, to = pool.Numbers[0], status, talkSeconds, startedAt = at, @operator })).Expect(HttpStatusCode.OK);
        }
    }

    private async Task ChangeAsync(Shop shop, object rule) => (await Server.PatchAsync(shop.Path + "/target-rule", rule)).Expect(HttpStatusCode.OK);

    private async Task<JsonElement> OverviewAsync(Shop shop)
    {
        // Reports of calls are recorded as soon as somebody asks for the list.
        await shop.CallsAsync();
        return (await Server.GetAsync(shop.Path + "/reports/overview")).Expect(HttpStatusCode.OK).Json.GetProperty("total");
    }

    private static int Int(JsonElement json, string name) => json.GetProperty(name).GetInt32();
}

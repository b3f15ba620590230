using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What people do with calls: look at what went before, correct, note, tag.</summary>
public sealed class CallChangeTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const HotState State = HotState.Embedded;

    [Fact]
    public async Task A_visit_is_told_with_what_happened_in_it_and_what_else_the_caller_did()
    {
        var shop = await servers.OpenShopAsync(State);
        var pool = await shop.AddPoolAsync(1);
        var campaign = await shop.AddCampaignAsync("Котлы", new { source = "yandex" }, pool: pool.Id);
        var visit = await shop.VisitAsync("?utm_source=yandex&utm_medium=cpc", referrer: "https://yandex.ru/");
        servers.ClockOf(State).Advance(TimeSpan.FromSeconds(30));
        await shop.NoteAsync(visit, "tel-click", visit.Number);
        var before = await shop.CallAsync(visit.Number);
        servers.ClockOf(State).Advance(TimeSpan.FromSeconds(10));
        var call = await shop.CallAsync(visit.Number);
        servers.ClockOf(State).Advance(TimeSpan.FromMinutes(1));
        await shop.NoteAsync(visit, "copy", visit.Number);

        var told = (await shop.Server.GetAsync($"/v1/calls/{call.Id}/visit")).Expect(HttpStatusCode.OK).Json;

        var of = Assert.Single(told.GetProperty("visits").EnumerateArray());
        Assert.Equal((visit.Session, true), (Text(of, "session"), of.GetProperty("chosen").GetBoolean()));
        Assert.Equal(("https://shop.example/?utm_source=yandex&utm_medium=cpc", "https://yandex.ru/"), (Text(of, "landingPage"), Text(of, "referrer")));
        Assert.Equal((campaign, "Котлы"), (Text(of.GetProperty("campaign"), "id"), Text(of.GetProperty("campaign"), "name")));
        var shown = Assert.Single(of.GetProperty("numbers").EnumerateArray());
        Assert.Equal((visit.Number, shop.Target, true), (Text(shown, "number"), Text(shown, "target"), shown.GetProperty("dialled").GetBoolean()));
        Assert.Equal("telClick", Text(Assert.Single(of.GetProperty("events").EnumerateArray()), "kind"));
        var other = Assert.Single(told.GetProperty("otherCalls").EnumerateArray());
        Assert.Equal((before.Id, true, true), (Text(other, "id"), other.GetProperty("sameCaller").GetBoolean(), other.GetProperty("sameVisit").GetBoolean()));
        (await shop.Server.GetAsync("/v1/calls/nobody/visit")).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_correction_counts_everywhere_survives_and_is_taken_back()
    {
        var shop = await servers.OpenShopAsync(State);
        await shop.AddPoolAsync(1);
        var first = await shop.VisitAsync("?utm_source=yandex");
        servers.ClockOf(State).Advance(TimeSpan.FromHours(2));
        var second = await shop.VisitAsync("?utm_source=google");
        var call = await shop.CallAsync(second.Number);
        Assert.Equal(second.Session, call.Session?.Id);

        var corrected = (await CorrectAsync(shop, call.Id!, new { match = "session", session = first.Session, reason = "The customer said so", version = 0 })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((first.Session, 1d), (Text(corrected.GetProperty("session"), "id"), corrected.GetProperty("probability").GetDouble()));
        Assert.Equal(second.Session, Text(corrected.GetProperty("believed"), "session"));
        Assert.Equal(("admin", "The customer said so"), (Text(corrected.GetProperty("correction").GetProperty("by"), "id"), Text(corrected.GetProperty("correction"), "reason")));
        Assert.Equal(2, corrected.GetProperty("candidates").GetArrayLength());

        servers.ClockOf(State).Advance(TimeSpan.FromHours(2));
        await shop.VisitAsync("", second);
        await servers.Of(State).Services.GetRequiredService<Reattributor>().RunAsync(TestContext.Current.CancellationToken);
        Assert.Single(await shop.CallsAsync("&source=yandex"));
        Assert.Empty(await shop.CallsAsync("&source=google"));
        Assert.Contains(",yandex,", (await shop.Server.GetAsync("/v1/calls?site=" + shop.Id, headers: ("Accept", "text/csv"))).Text, StringComparison.Ordinal);

        (await CorrectAsync(shop, call.Id!, new { match = "none", version = 0 })).ExpectProblem(409, "conflict", "version");
        (await CorrectAsync(shop, call.Id!, new { match = "none", version = 1 })).Expect(HttpStatusCode.OK);
        Assert.Single(await shop.CallsAsync("&match=none"));
        (await shop.Server.DeleteAsync($"/v1/calls/{call.Id}/correction?version=1")).ExpectProblem(409, "conflict", "version");
        var back = (await shop.Server.DeleteAsync($"/v1/calls/{call.Id}/correction?version=2")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((second.Session, JsonValueKind.Null, 3), (Text(back.GetProperty("session"), "id"), back.GetProperty("correction").ValueKind, back.GetProperty("correctionVersion").GetInt32()));
        Assert.Single(await shop.CallsAsync("&source=google"));

        var log = (await shop.Server.GetAsync("/v1/audit?kind=call&site=" + shop.Id)).Expect(HttpStatusCode.OK).Json.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(["call.corrected", "call.corrected", "call.correctionTakenBack"], log.Select(entry => Text(entry, "action")).Order(StringComparer.Ordinal));
        var written = Assert.Single(log, entry => Text(entry, "action") == "call.corrected" && entry.GetProperty("after").TryGetProperty("reason", out _));
        Assert.Equal(("google", "yandex", "The customer said so"), (Text(written.GetProperty("before"), "source"), Text(written.GetProperty("after"), "source"), Text(written.GetProperty("after"), "reason")));
        Assert.DoesNotContain("79161234567", (await shop.Server.GetAsync("/v1/audit?site=" + shop.Id)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_or_campaign_is_enough_for_a_correction()
    {
        var shop = await servers.OpenShopAsync(State);
        var pool = await shop.AddPoolAsync(1);
        var campaign = await shop.AddCampaignAsync("Листовка", new { source = "flyer", medium = "print" }, pool: pool.Id);
        var call = await shop.CallAsync(shop.Target);

        (await CorrectAsync(shop, call.Id!, new { match = "source", campaign })).Expect(HttpStatusCode.OK);
        Assert.Equal(("source", "flyer", "print"), Cause(Assert.Single(await shop.CallsAsync("&campaign=" + campaign))));
        (await CorrectAsync(shop, call.Id!, new { match = "source", source = " VK ", medium = "Social" })).Expect(HttpStatusCode.OK);
        Assert.Equal(("source", "vk", "social"), Cause(Assert.Single(await shop.CallsAsync("&source=vk"))));
        Assert.Empty(await shop.CallsAsync("&campaign=" + campaign));

        static (string?, string?, string?) Cause(JsonElement of) => (Text(of, "match"), Text(of.GetProperty("source"), "source"), Text(of.GetProperty("source"), "medium"));
    }

    [Theory]
    [InlineData("{}", "match")]
    [InlineData("{\"match\":\"perhaps\"}", "match")]
    [InlineData("{\"match\":\"session\"}", "session")]
    [InlineData("{\"match\":\"session\",\"session\":\"nobody0here0nobody0here\"}", "session")]
    [InlineData("{\"match\":\"session\",\"session\":\"'; --\"}", "session")]
    [InlineData("{\"match\":\"source\"}", "source")]
    [InlineData("{\"match\":\"source\",\"source\":\"a\\u0007b\"}", "source")]
    [InlineData("{\"match\":\"source\",\"source\":\"a\",\"medium\":\"\\ud800\"}", null)]
    [InlineData("{\"match\":\"source\",\"campaign\":\"nobody's\"}", "campaign")]
    [InlineData("{\"match\":\"none\",\"reason\":\"\\u0000\"}", "reason")]
    public async Task A_correction_that_says_nothing_is_refused_by_name(string body, string? field)
    {
        var shop = await servers.OpenShopAsync(State);
        var call = await shop.CallAsync(shop.Target);

        var answer = await CorrectAsync(shop, call.Id!, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        if (field is null)
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        else
            answer.ExpectProblem(400, "invalid", field);
        Assert.Equal(0, Assert.Single(await shop.CallsAsync()).GetProperty("correctionVersion").GetInt32());
    }

    [Fact]
    public async Task A_visit_that_never_had_the_number_cannot_be_chosen()
    {
        var shop = await servers.OpenShopAsync(State);
        await shop.AddPoolAsync(2);
        var one = await shop.VisitAsync("?utm_source=yandex");
        var other = await shop.VisitAsync("?utm_source=google");
        Assert.NotEqual(one.Number, other.Number);
        var call = await shop.CallAsync(one.Number);

        (await CorrectAsync(shop, call.Id!, new { match = "session", session = other.Session })).ExpectProblem(400, "invalid", "session");
        servers.ClockOf(State).Advance(TimeSpan.FromMinutes(5));
        (await CorrectAsync(shop, call.Id!, new { match = "session", session = one.Session })).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_call_is_noted_and_tagged()
    {
        var shop = await servers.OpenShopAsync(State);
        var call = await shop.CallAsync(shop.Target);
        var path = "/v1/calls/" + call.Id;

        var note = (await shop.Server.PostAsync(path + "/notes", new { text = " Перезвонить\r\nзавтра <script>alert(1)</script> " })).Expect(HttpStatusCode.Created).Json;
        Assert.Equal("Перезвонить\nзавтра <script>alert(1)</script>", Text(Assert.Single((await shop.Server.GetAsync(path + "/notes")).Json.EnumerateArray()), "text"));
        (await shop.Server.DeleteAsync($"{path}/notes/{Text(note, "id")}")).Expect(HttpStatusCode.NoContent);
        (await shop.Server.DeleteAsync($"{path}/notes/{Text(note, "id")}")).ExpectProblem(404, "not_found");
        Assert.Empty((await shop.Server.GetAsync(path + "/notes")).Json.EnumerateArray());

        var tagged = (await shop.Server.PutAsync(path + "/tags", new { tags = new[] { "VIP  клиент", "спам", "Спам" } })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["vip клиент", "спам"], tagged.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.Single(await shop.CallsAsync("&tag=" + Uri.EscapeDataString("VIP клиент")));
        Assert.Empty(await shop.CallsAsync("&tag=vip"));
        Assert.Equal(2, (await shop.Server.GetAsync(shop.Path + "/call-tags")).Expect(HttpStatusCode.OK).Json.GetProperty("tags").GetArrayLength());

        (await shop.Server.PostAsync(path + "/notes", new { text = "  " })).ExpectProblem(400, "invalid", "text");
        (await shop.Server.PostAsync(path + "/notes", new { text = new string('x', 2001) })).ExpectProblem(400, "invalid", "text");
        (await shop.Server.PutAsync(path + "/tags", new { tags = new[] { "a|b" } })).ExpectProblem(400, "invalid", "tags");
        (await shop.Server.PutAsync(path + "/tags", new { tags = new[] { new string('x', 31) } })).ExpectProblem(400, "invalid", "tags");
        (await shop.Server.PutAsync(path + "/tags", new { tags = Enumerable.Range(0, 12).Select(i => "t" + i) })).ExpectProblem(400, "invalid", "tags");
        (await shop.Server.PutAsync(path + "/tags", new { })).ExpectProblem(400, "invalid", "tags");
        (await shop.Server.PutAsync(path + "/tags", new { tags = Array.Empty<string>() })).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ["call.noteAdded", "call.noteDeleted", "call.tagged", "call.tagged"],
            (await shop.Server.GetAsync("/v1/audit?kind=call&site=" + shop.Id)).Json.GetProperty("changes").EnumerateArray().Select(entry => Text(entry, "action")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_another_sites_is_neither_seen_nor_changed()
    {
        var shop = await servers.OpenShopAsync(State);
        var other = await servers.OpenShopAsync(State);
        var call = "/v1/calls/" + (await shop.CallAsync(shop.Target)).Id;
        var (foreign, reader) = (await other.AddKeyAsync("admin"), await other.AddKeyAsync("read"));

        (await shop.Server.GetAsync(call + "/visit", reader)).ExpectProblem(404, "not_found");
        (await shop.Server.GetAsync(call + "/notes", reader)).ExpectProblem(404, "not_found");
        (await shop.Server.GetAsync($"{call}/visit?site={shop.Id}", reader)).ExpectProblem(404, "not_found");
        (await shop.Server.PutAsync(call + "/correction", new { match = "none" }, foreign)).ExpectProblem(404, "not_found");
        (await shop.Server.PutAsync($"{call}/correction?site={shop.Id}", new { match = "none" }, foreign)).ExpectProblem(404, "not_found");
        (await shop.Server.DeleteAsync(call + "/correction", key: foreign)).ExpectProblem(404, "not_found");
        (await shop.Server.PostAsync(call + "/notes", new { text = "x" }, foreign)).ExpectProblem(404, "not_found");
        (await shop.Server.PutAsync(call + "/tags", new { tags = new[] { "x" } }, foreign)).ExpectProblem(404, "not_found");
        (await shop.Server.PutAsync($"{call}/tags?site={other.Id}", new { tags = new[] { "x" } })).ExpectProblem(404, "not_found");
    }

    [Fact]
    public async Task A_call_whose_id_holds_a_slash_is_reached()
    {
        var shop = await servers.OpenShopAsync(State);
        var id = $"a/b?c#{shop.Id}";
        await shop.CallAsync(shop.Target, id);
        var path = "/v1/calls/" + Uri.EscapeDataString(id);

        Assert.Equal(id, Text((await shop.Server.GetAsync(path)).Expect(HttpStatusCode.OK).Json, "id"));
        (await shop.Server.PutAsync(path + "/tags", new { tags = new[] { "x" } })).Expect(HttpStatusCode.OK);
    }

    private static Task<Answer> CorrectAsync(Shop shop, string call, object correction) => shop.Server.PutAsync($"/v1/calls/{call}/correction", correction);

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>What people say of calls beyond tags: product, client type, step of the sale, reason of a follow-up.</summary>
public sealed class CallMarkTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const HotState State = HotState.Embedded;

    [Fact]
    public async Task Marks_are_set_one_by_one_and_taken_away_by_null()
    {
        var shop = await servers.OpenShopAsync(State);
        var call = await shop.CallAsync(shop.Target);
        var path = $"/v1/calls/{call.Id}/marks";
        Assert.Equal((null, null, null, "call", null), Told((await shop.Server.GetAsync(path)).Expect(HttpStatusCode.OK).Json));

        (await shop.Server.PatchAsync(path, new { product = "  Котёл   ВР-3 ", step = "offer" })).Expect(HttpStatusCode.OK);
        var marked = (await shop.Server.PatchAsync(path, new { clientType = "cold", reason = "отправка КП" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("Котёл ВР-3", "cold", "offer", "offer", "отправка КП"), Told(marked));

        var less = (await shop.Server.PatchAsync(path, new { product = (string?)null, step = (string?)null })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal((null, "cold", null, "call", "отправка КП"), Told(less));
        Assert.Equal(Told(less), Told((await shop.Server.GetAsync(path)).Json));

        var log = (await shop.Server.GetAsync("/v1/audit?kind=call&site=" + shop.Id)).Json.GetProperty("changes").EnumerateArray().ToList();
        Assert.Equal(3, log.Count(entry => entry.GetProperty("action").GetString() == "call.marked"));
        await shop.Server.PatchAsync(path, new { clientType = "cold" });
        Assert.Equal(3, (await shop.Server.GetAsync("/v1/audit?kind=call&site=" + shop.Id)).Json.GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task Products_and_reasons_that_were_used_are_offered_and_keep_their_spelling()
    {
        var shop = await servers.OpenShopAsync(State);
        var (one, other) = ((await shop.CallAsync(shop.Target)).Id, (await shop.CallAsync(shop.Target)).Id);

        (await shop.Server.PatchAsync($"/v1/calls/{one}/marks", new { product = "Котёл", reason = "Замер" })).Expect(HttpStatusCode.OK);
        var second = (await shop.Server.PatchAsync($"/v1/calls/{other}/marks", new { product = "КОТЁЛ" })).Expect(HttpStatusCode.OK).Json;

        Assert.Equal("Котёл", second.GetProperty("product").GetString());
        var choices = (await shop.Server.GetAsync(shop.Path + "/call-marks")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(["Котёл"], Texts(choices, "products"));
        Assert.Equal(["уточнение ТЗ", "отправка КП", "работа с возражением по цене", "Замер"], Texts(choices, "reasons"));
    }

    [Fact]
    public async Task Talk_and_a_won_deal_raise_the_step_by_themselves()
    {
        var shop = await servers.OpenShopAsync(State);
        var id = Shop.NewCallId();
        await shop.Server.PostAsync("/v1/calls", new { id, from = "+79161234567", to = shop.Target, status = "completed", talkSeconds = 30 });
        Assert.Equal("conversation", Reached((await shop.Server.GetAsync($"/v1/calls/{id}/marks")).Json));

        (await shop.Server.PatchAsync($"/v1/calls/{id}/marks", new { step = "presentation" })).Expect(HttpStatusCode.OK);
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", callId = id, outcome = "open" } } })).Expect(HttpStatusCode.OK);
        Assert.Equal("presentation", Reached((await shop.Server.GetAsync($"/v1/calls/{id}/marks")).Json));
        (await shop.Server.PostAsync("/v1/deals", new { site = shop.Id, deals = new[] { new { externalId = "1", outcome = "won" } } })).Expect(HttpStatusCode.OK);

        var sold = (await shop.Server.GetAsync($"/v1/calls/{id}/marks")).Json;
        Assert.Equal(("deal", "presentation"), (Reached(sold), sold.GetProperty("step").GetString()));

        static string? Reached(JsonElement of) => of.GetProperty("stepReached").GetString();
    }

    [Theory]
    [InlineData("{}", "product")]
    [InlineData("{\"product\":\"a\\nb\"}", "product")]
    [InlineData("{\"product\":\"\\u0000\"}", "product")]
    [InlineData("{\"clientType\":\"king\"}", "clientType")]
    [InlineData("{\"step\":\"none\"}", "step")]
    [InlineData("{\"step\":\"Deal\"}", "step")]
    [InlineData("{\"reason\":\"x\\u0007y\"}", "reason")]
    public async Task What_is_no_mark_is_refused_by_name(string body, string field)
    {
        var shop = await servers.OpenShopAsync(State);
        var call = await shop.CallAsync(shop.Target);

        (await shop.Server.PatchAsync($"/v1/calls/{call.Id}/marks", new StringContent(body, System.Text.Encoding.UTF8, "application/json"))).ExpectProblem(400, "invalid", field);
        Assert.Equal(JsonValueKind.Null, (await shop.Server.GetAsync($"/v1/calls/{call.Id}/marks")).Json.GetProperty("changedAt").ValueKind);
    }

    [Fact]
    public async Task Marks_of_another_site_are_neither_seen_nor_changed()
    {
        var shop = await servers.OpenShopAsync(State);
        var other = await servers.OpenShopAsync(State);
        var path = $"/v1/calls/{(await shop.CallAsync(shop.Target)).Id}/marks";

        (await shop.Server.GetAsync(path, await other.AddKeyAsync("read"))).ExpectProblem(404, "not_found");
        (await shop.Server.PatchAsync(path, new { step = "deal" }, await other.AddKeyAsync("admin"))).ExpectProblem(404, "not_found");
        (await shop.Server.GetAsync(shop.Path + "/call-marks", await other.AddKeyAsync("read"))).ExpectProblem(404, "not_found");
        (await shop.Server.PatchAsync("/v1/calls/nobody/marks", new { step = "deal" })).ExpectProblem(404, "not_found");
        (await shop.Server.PatchAsync(path, new { product = new string('x', 101) })).ExpectProblem(400, "invalid", "product");
    }

    private static (string? Product, string? Client, string? Step, string? Reached, string? Reason) Told(JsonElement of) =>
        (Text(of, "product"), Text(of, "clientType"), Text(of, "step"), Text(of, "stepReached"), Text(of, "reason"));

    private static IEnumerable<string?> Texts(JsonElement of, string name) => of.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    private static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}

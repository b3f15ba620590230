using System.Net;
using System.Text.Json;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>The log of who changed what.</summary>
public sealed class AuditTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task Every_change_is_written_down_with_who_made_it()
    {
        var shop = await Shop.OpenAsync(Server);
        var pool = await shop.AddPoolAsync(2);
        var campaign = await shop.AddCampaignAsync("Котлы", new { source = "yandex" }, pool: pool.Id);
        var key = await shop.AddKeyAsync("admin");
        var more = TestNumbers.Tracking(1);

        (await Server.PatchAsync(shop.Path, new { name = "Renamed" }, key)).Expect(HttpStatusCode.OK);
        (await Server.PatchAsync($"{shop.Path}/pools/{pool.Id}", new { holdSeconds = 60 }, key)).Expect(HttpStatusCode.OK);
        (await Server.PostAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = more }, key)).Expect(HttpStatusCode.OK);
        (await Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = more }, key)).Expect(HttpStatusCode.OK);
        (await Server.PatchAsync($"{shop.Path}/campaigns/{campaign}", new { priority = 7 }, key)).Expect(HttpStatusCode.OK);
        (await Server.PutAsync($"{shop.Path}/platforms/twilio", new { authToken = "secret0token0of0twilio" }, key)).Expect(HttpStatusCode.OK);
        (await Server.DeleteAsync($"{shop.Path}/campaigns/{campaign}", key: key)).Expect(HttpStatusCode.NoContent);
        (await Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}", key: key)).Expect(HttpStatusCode.NoContent);
        (await Server.DeleteAsync(shop.Path, key: key)).Expect(HttpStatusCode.NoContent);

        var log = await LogAsync($"site={shop.Id}");
        string[] bySomebodysKey = ["campaign.changed", "campaign.removed", "platform.set", "pool.changed", "pool.numbersAdded", "pool.numbersRetired", "pool.removed", "site.changed", "site.removed"];
        string[] byTheAdminKey = ["campaign.added", "key.added", "pool.added", "site.added"];
        Assert.Equal(byTheAdminKey, log.Where(entry => Text(entry, "by", "id") == "admin").Select(entry => Text(entry, "action")).Order());
        Assert.Equal(bySomebodysKey, log.Where(entry => Text(entry, "by", "id") != "admin").Select(entry => Text(entry, "action")).Order());
        var renamed = log.Single(entry => Text(entry, "action") == "site.changed");
        Assert.Equal(("Shop", "Renamed"), (Text(renamed, "before", "name"), Text(renamed, "after", "name")));
        Assert.Equal(("key", "admin"), (Text(renamed, "by", "kind"), Text(renamed, "by", "name")));
        var added = log.Single(entry => Text(entry, "action") == "pool.numbersAdded");
        Assert.Equal((more[0], JsonValueKind.Null), (added.GetProperty("after").GetProperty("numbers")[0].GetString(), added.GetProperty("before").ValueKind));
        Assert.DoesNotContain("secret0token", JsonSerializer.Serialize(log), StringComparison.Ordinal);
        Assert.DoesNotContain(key, JsonSerializer.Serialize(log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_nothing_or_is_refused_is_not_written_down()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await (await Shop.OpenAsync(Server)).AddPoolAsync(1);
        var pool = await shop.AddPoolAsync(1);
        var before = await LogAsync($"site={shop.Id}");

        (await Server.PatchAsync(shop.Path, new { name = "Shop" })).Expect(HttpStatusCode.OK);
        (await Server.PostAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = pool.Numbers })).Expect(HttpStatusCode.OK);
        (await Server.PostAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = other.Numbers })).ExpectProblem(409, "conflict");
        (await Server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = other.Numbers })).Expect(HttpStatusCode.OK);

        Assert.Equal(before.Count, (await LogAsync($"site={shop.Id}")).Count);
    }

    [Fact]
    public async Task The_log_is_passed_on_by_cursor_and_filtered()
    {
        var shop = await Shop.OpenAsync(Server);
        for (var i = 0; i < 4; i++)
            (await Server.PatchAsync(shop.Path, new { name = "Name " + i })).Expect(HttpStatusCode.OK);

        var ids = new List<string>();
        for (var query = ""; ;)
        {
            var page = (await Server.GetAsync($"/v1/audit?site={shop.Id}&limit=2{query}")).Expect(HttpStatusCode.OK).Json;
            ids.AddRange(page.GetProperty("changes").EnumerateArray().Select(entry => Text(entry, "id")!));
            if (page.GetProperty("cursor").GetString() is not { } cursor)
                break;
            query = "&cursor=" + cursor;
        }

        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(5, (await LogAsync($"site={shop.Id}&by=admin&kind=site")).Count);
        Assert.Empty(await LogAsync($"site={shop.Id}&kind=pool"));
        Assert.Empty(await LogAsync($"site={shop.Id}&from=2100-01-01T00:00:00Z"));
        (await Server.GetAsync("/v1/audit?cursor=x")).ExpectProblem(400, "invalid", "cursor");
        (await Server.GetAsync("/v1/audit?from=x")).ExpectProblem(400, "invalid", "from");
        (await Server.GetAsync("/v1/audit?limit=501")).ExpectProblem(400, "invalid", "limit");
    }

    [Fact]
    public async Task A_sites_key_sees_its_sites_log_only()
    {
        var shop = await Shop.OpenAsync(Server);
        var other = await Shop.OpenAsync(Server);
        var key = await shop.AddKeyAsync("admin");

        (await Server.GetAsync("/v1/audit?site=" + other.Id, key)).ExpectProblem(404, "not_found");
        var seen = (await Server.GetAsync("/v1/audit", key)).Expect(HttpStatusCode.OK).Json.GetProperty("changes").EnumerateArray();
        Assert.All(seen, entry => Assert.Equal(shop.Id, Text(entry, "site")));
        Assert.NotEmpty(seen);
    }

    private async Task<IReadOnlyList<JsonElement>> LogAsync(string query) =>
        [.. (await Server.GetAsync("/v1/audit?limit=500&" + query)).Expect(HttpStatusCode.OK).Json.GetProperty("changes").EnumerateArray()];

    private static string? Text(JsonElement entry, params string[] path) => path.Aggregate(entry, (element, name) => element.GetProperty(name)).GetString();
}

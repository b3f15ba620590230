using System.Net;
using System.Text.Json.Nodes;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Http;

/// <summary>Sites, as their owner makes and changes them.</summary>
public sealed class SiteTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private LocalServer Server => servers.Of(HotState.Embedded);

    [Fact]
    public async Task A_site_is_made_with_its_numbers_in_e164()
    {
        var made = await Server.PostAsync("/v1/sites", new
        {
            name = "Котлы",
            domains = new[] { "https://Shop.Example/x", "магазин.рф" },
            country = "ru",
            targets = new object[] { new { number = "8 (495) 580-40-84" }, new { number = "+7 495 580 40 85", destination = "8 812 580-40-86" } },
        });

        var site = made.Expect(HttpStatusCode.Created).Json;
        Assert.Equal($"/v1/sites/{site.GetProperty("id")}", made.Header("Location"));
        Assert.Equal(["shop.example", "xn--80aairftm.xn--p1ai"], site.GetProperty("domains").EnumerateArray().Select(domain => domain.GetString()));
        Assert.Equal("RU", site.GetProperty("country").GetString());
        Assert.Equal(
            [("+74955804084", "+74955804084"), ("+74955804085", "+78125804086")],
            site.GetProperty("targets").EnumerateArray().Select(target => (target.GetProperty("number").GetString(), target.GetProperty("destination").GetString())));
        Assert.NotEqual(site.GetProperty("id").GetString(), site.GetProperty("key").GetString());
    }

    [Fact]
    public async Task A_site_is_shown_changed_and_deleted_with_all_that_is_its()
    {
        var shop = await Shop.OpenAsync(Server);
        var pool = await shop.AddPoolAsync(1);
        var key = await shop.AddKeyAsync("read");

        var changed = (await Server.PatchAsync(shop.Path, new { name = "Renamed" })).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("Renamed", changed.GetProperty("name").GetString());
        Assert.Equal(shop.Target, changed.GetProperty("targets")[0].GetProperty("number").GetString());
        Assert.Equal(changed.ToString(), (await Server.GetAsync(shop.Path, key)).Expect(HttpStatusCode.OK).Json.ToString());
        Assert.Contains(shop.Id, (await Server.GetAsync("/v1/sites")).Text, StringComparison.Ordinal);
        Assert.Equal([shop.Id], (await Server.GetAsync("/v1/sites", key)).Json.EnumerateArray().Select(site => site.GetProperty("id").GetString()));

        (await Server.DeleteAsync(shop.Path)).Expect(HttpStatusCode.NoContent);
        (await Server.GetAsync(shop.Path)).ExpectProblem(404, "not_found");
        (await Server.DeleteAsync(shop.Path)).ExpectProblem(404, "not_found");
        (await Server.GetAsync(shop.Path, key)).ExpectProblem(401, "key_required");
        (await shop.AskAsync(shop.PageView())).ExpectProblem(404, "unknown_site");
        Assert.Equal("none", (await shop.ResolveAsync(pool.Numbers[0])).Level);
    }

    [Fact]
    public async Task What_is_no_site_is_refused_by_name()
    {
        var shop = await Shop.OpenAsync(Server);
        await RefusedAsync(new { name = "" }, "name");
        await RefusedAsync(new { name = "two\nlines" }, "name");
        await RefusedAsync(new { country = "XX" }, "country");
        await RefusedAsync(new { domains = Array.Empty<string>() }, "domains");
        await RefusedAsync(new { domains = new[] { "shop example" } }, "domains");
        await RefusedAsync(new { domains = new[] { "<script>" } }, "domains");
        await RefusedAsync(new { targets = Array.Empty<object>() }, "targets");
        await RefusedAsync(new { targets = new[] { new { number = "12345" } } }, "targets.number");
        await RefusedAsync(new { targets = new[] { new { number = "+74955804084", destination = "home" } } }, "targets.destination");
        await RefusedAsync(new { targets = new[] { new { number = "+74955804084" }, new { number = "8 495 580-40-84" } } }, "targets");
        (await Server.PostAsync("/v1/sites", new { name = "x", unknown = 1 })).ExpectProblem(400, "malformed_json");
        (await Server.PostAsync("/v1/sites", """{"name":"x"}""")).ExpectProblem(415, "http_415");

        async Task RefusedAsync(object body, string field) => (await Server.PatchAsync(shop.Path, body)).ExpectProblem(400, "invalid", field);
    }

    [Fact]
    public async Task Settings_have_defaults_and_keep_what_is_left_out()
    {
        var shop = await Shop.OpenAsync(Server);
        var fresh = (await Server.GetAsync(shop.Path)).Json.GetProperty("settings");
        Assert.Equal(("UTC", 30, true), (fresh.GetProperty("timeZone").GetString(), fresh.GetProperty("targetCallSeconds").GetInt32(), fresh.GetProperty("maskCallers").GetBoolean()));

        (await Server.PatchAsync(shop.Path, new { settings = new { timeZone = "Europe/Moscow", visitDays = 30, ownNetworks = new[] { " 203.0.113.7 ", "203.0.113.9/24", "2001:db8::/32", "203.0.113.7" } } })).Expect(HttpStatusCode.OK);
        (await Server.PatchAsync(shop.Path, new { settings = new { targetCallSeconds = 60, maskCallers = false, callerDays = 10 } })).Expect(HttpStatusCode.OK);
        var changed = (await Server.GetAsync(shop.Path)).Json.GetProperty("settings");
        Assert.Equal(
            """{"timeZone":"Europe/Moscow","hours":null,"targetCallSeconds":60,"maskCallers":false,"visitDays":30,"callDays":null,"callerDays":10,"recordingDays":null,"listeners":null,"ownNetworks":["203.0.113.7","203.0.113.0/24","2001:db8::/32"]}""",
            Without("target", Without("team", Without("leads", changed.ToString()))));
        Assert.Equal(60, changed.GetProperty("target").GetProperty("minTalkSeconds").GetInt32());

        (await Server.PatchAsync(shop.Path, new { settings = new { visitDays = 0 } })).Expect(HttpStatusCode.OK);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await Server.GetAsync(shop.Path)).Json.GetProperty("settings").GetProperty("visitDays").ValueKind);
    }

    [Fact]
    public async Task What_are_no_settings_is_refused_by_name()
    {
        var shop = await Shop.OpenAsync(Server);
        await RefusedAsync(new { timeZone = "Mars/Olympus" }, "timeZone");
        await RefusedAsync(new { timeZone = "../../etc/passwd" }, "timeZone");
        await RefusedAsync(new { timeZone = "" }, "timeZone");
        await RefusedAsync(new { targetCallSeconds = -1 }, "targetCallSeconds");
        await RefusedAsync(new { targetCallSeconds = 3601 }, "targetCallSeconds");
        await RefusedAsync(new { visitDays = -1 }, "visitDays");
        await RefusedAsync(new { visitDays = 401 }, "visitDays");
        await RefusedAsync(new { callDays = 1101 }, "callDays");
        await RefusedAsync(new { callerDays = 1101 }, "callerDays");
        foreach (var wrong in (string?[])["203.0.113", "203.0.113.0/33", "0x7f.1", "1", "example.com", "::1%eth0", "", null, new string('1', 100)])
            await RefusedAsync(new { ownNetworks = new[] { wrong } }, "ownNetworks");
        await RefusedAsync(new { ownNetworks = Enumerable.Range(0, 101).Select(i => $"203.0.113.{i}") }, "ownNetworks");

        async Task RefusedAsync(object settings, string field) => (await Server.PatchAsync(shop.Path, new { settings })).ExpectProblem(400, "invalid", "settings." + field);
    }

    private static string Without(string field, string json)
    {
        var read = JsonNode.Parse(json)!.AsObject();
        read.Remove(field);
        return read.ToJsonString();
    }
}

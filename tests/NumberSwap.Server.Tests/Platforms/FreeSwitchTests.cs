using System.Text.Json;
using System.Xml.Linq;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>FreeSWITCH: the dialplan for mod_xml_curl, the record of mod_json_cdr.</summary>
public sealed class FreeSwitchTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Uuid = "4ed2c9a0-6b9e-4b6b-9c3e-";

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_dialplan_bridges_to_the_destination_and_the_record_ends_the_call(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex&utm_campaign=%24%7Bsystem%28reboot%29%7D%22%3C");

        var answer = await desk.ExpectAsync(Dialplan(visit.Number[1..], "000000000000"));

        Assert.Equal("text/xml", answer.Type);
        var section = XDocument.Parse(answer.Text).Element("document")!.Element("section")!;
        Assert.Equal(("dialplan", "public"), (section.Attribute("name")!.Value, section.Element("context")!.Attribute("name")!.Value));
        var actions = section.Descendants("action").Select(action => (action.Attribute("application")!.Value, action.Attribute("data")!.Value)).ToList();
        Assert.Equal(("bridge", $"{{ignore_early_media=true}}sofia/gateway/main/{desk.Shop.Target}"), actions[^1]);
        Assert.Contains(("set", "numberswap_source=yandex"), actions);
        // Nothing of a visitor's is expanded by the switch.
        Assert.Contains(("set", "numberswap_campaign=__system(reboot)___"), actions);

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Recording: "https://pbx.example/1.wav"), n =>
        [
            Dialplan(visit.Number[1..], $"{n:000000000000}"),
            Record(visit.Number, $"{n:000000000000}", duration: 49, billsec: 42, encoded: n % 2 == 0),
            // The channel to the destination, and the same record once more in a form.
            PlatformMessage.Json(JsonSerializer.Serialize(new { variables = new { uuid = "b-leg", billsec = "42" } }), "?uuid=b-leg"),
            PlatformMessage.Form("?uuid=1", ("cdr", Json(visit.Number, $"{n:000000000000}", 49, 42, encoded: false))),
        ]);
    }

    [Fact]
    public async Task A_call_that_nobody_answered_is_missed_even_where_the_dialplan_answered()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed", Ring: 45, Recording: "https://pbx.example/1.wav"), n =>
            [Dialplan(visit.Number, $"{n}"), Record(visit.Number, $"{n}", 45, n % 2 == 0 ? 0 : 45, encoded: true, n % 2 == 0 ? "NO_ANSWER" : "USER_BUSY")]);
    }

    [Theory]
    [InlineData("directory", "public")]
    [InlineData("configuration", "")]
    [InlineData("dialplan", "default")]
    public async Task What_is_no_call_from_outside_is_not_found(string section, string context)
    {
        var desk = await OpenAsync(HotState.Embedded);

        var answer = await desk.ExpectAsync(PlatformMessage.Form("", ("section", section), ("Caller-Context", context), ("Caller-Destination-Number", desk.Shop.Target), ("Unique-ID", "1")));

        var result = XDocument.Parse(answer.Text).Element("document")!.Element("section")!;
        Assert.Equal(("result", "not found"), (result.Attribute("name")!.Value, result.Element("result")!.Attribute("status")!.Value));
        Assert.Empty(await desk.Shop.CallsAsync());
    }

    [Fact]
    public async Task An_unknown_number_and_a_request_of_hundreds_of_fields_ring_at_the_site()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var many = Enumerable.Range(0, 400).Select(i => ($"variable_v{i % 300}", new string('x', 40)));

        foreach (var number in new[] { "+74990009999", "a\"<&>${x}", "" })
        {
            var answer = await desk.ExpectAsync(PlatformMessage.Form("", [("section", "dialplan"), ("Caller-Context", "public"), ("Unique-ID", "u1"), ("Caller-Destination-Number", number), .. many]));
            Assert.EndsWith("/" + desk.Shop.Target, XDocument.Parse(answer.Text).Descendants("action").Last().Attribute("data")!.Value, StringComparison.Ordinal);
            Assert.DoesNotContain("${", answer.Text, StringComparison.Ordinal);
        }
    }

    /// <summary>A body may come without its length: it is read whole up to the platform's limit, and no farther.</summary>
    [Theory]
    [InlineData(0, 200)]
    [InlineData(5_000, 200)]
    [InlineData(120_000, 200)]
    [InlineData(140_000, 413)]
    public async Task A_record_without_a_length_is_read_up_to_the_limit(int padding, int status)
    {
        var desk = await OpenAsync(HotState.Embedded);
        var record = $$$"""{"padding":"{{{new string('x', padding)}}}","variables":{"uuid":"u1","numberswap_dialled":"{{{desk.Shop.Target}}}","billsec":"42"}}""";
        using var request = new HttpRequestMessage(HttpMethod.Post, desk.Hook) { Content = new StreamContent(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(record))) };
        request.Headers.TransferEncodingChunked = true;
        request.Content.Headers.ContentType = new("application/json");

        using var answer = await desk.Shop.Server.Http.SendAsync(request);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status == 200 ? 1 : 0, (await desk.Shop.CallsAsync()).Count);
    }

    [Fact]
    public async Task Its_settings_are_checked_and_the_context_may_be_another()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        var path = shop.Path + "/platforms/freeswitch";
        (await shop.Server.PutAsync(path, new { })).ExpectProblem(400, "invalid", "dialString");
        (await shop.Server.PutAsync(path, new { dialString = "sofia/gateway/main" })).ExpectProblem(400, "invalid", "dialString");
        (await shop.Server.PutAsync(path, new { dialString = "sofia/gateway/main/{destination}\n" + "é" })).ExpectProblem(400, "invalid", "dialString");
        (await shop.Server.PutAsync(path, new { dialString = "sofia/gateway/main/{destination}", context = "a b" })).ExpectProblem(400, "invalid", "context");
        var desk = await PlatformDesk.SetUpAsync(shop, "freeswitch", new { dialString = "sofia/gateway/main/{destination}", context = "from-trunk" });

        Assert.Contains("not found", (await desk.ExpectAsync(Dialplan(shop.Target, "1"))).Text, StringComparison.Ordinal);
        var answer = await desk.ExpectAsync(Dialplan(shop.Target, "1", "from-trunk"));
        Assert.Equal("from-trunk", XDocument.Parse(answer.Text).Descendants("context").Single().Attribute("name")!.Value);
    }

    private static PlatformMessage Dialplan(string number, string uuid, string context = "public") => PlatformMessage.Form(
        "",
        ("hostname", "pbx"), ("section", "dialplan"), ("tag_name", ""), ("key_name", ""), ("key_value", ""), ("Event-Name", "REQUEST_PARAMS"), ("FreeSWITCH-Switchname", "pbx"),
        ("Unique-ID", Uuid + uuid), ("Call-Direction", "inbound"), ("Caller-Context", context), ("Caller-Destination-Number", number),
        ("Caller-Caller-ID-Number", PlatformDesk.Caller[1..]), ("Caller-Caller-ID-Name", "Анна"), ("Hunt-Destination-Number", number), ("variable_uuid", Uuid + uuid), ("variable_x", "1"), ("variable_x", "2"));

    private static PlatformMessage Record(string number, string uuid, int duration, int billsec, bool encoded, string disposition = "SUCCESS") =>
        PlatformMessage.Json(Json(number, uuid, duration, billsec, encoded, disposition), "?uuid=" + Uuid + uuid);

    private static string Json(string number, string uuid, int duration, int billsec, bool encoded, string disposition = "SUCCESS")
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["uuid"] = Uuid + uuid,
            ["direction"] = "inbound",
            ["caller_id_number"] = PlatformDesk.Caller,
            ["numberswap_dialled"] = number,
            ["originate_disposition"] = disposition,
            ["hangup_cause"] = "NORMAL_CLEARING",
            ["start_epoch"] = "1795341600",
            ["duration"] = $"{duration}",
            ["billsec"] = $"{billsec}",
            ["recording_url"] = "https://pbx.example/1.wav",
        };
        return JsonSerializer.Serialize(new
        {
            core_uuid = "c",
            switchname = "pbx",
            channel_data = new { state = "CS_REPORTING" },
            variables = variables.ToDictionary(pair => pair.Key, pair => encoded ? Uri.EscapeDataString(pair.Value) : pair.Value, StringComparer.Ordinal),
            callflow = new object[] { new { caller_profile = new { destination_number = number, padding = new string('x', 20_000) } } },
        });
    }

    private Task<PlatformDesk> OpenAsync(HotState state) =>
        PlatformDesk.OpenAsync(servers, state, "freeswitch", new { dialString = "{ignore_early_media=true}sofia/gateway/main/{destination}" });
}

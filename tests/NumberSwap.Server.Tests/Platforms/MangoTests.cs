using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NumberSwap.Server.Platforms.Mango;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Mango Office: legs, the summary, and the signature.</summary>
public sealed class MangoTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Key = "key-of-the-pbx";
    private const string Salt = "salt-of-the-pbx";

    // The story's time.
    private const long Now = 1_795_341_600;

    // printf '%s' "$key$json$salt" | openssl dgst -sha256 -hex
    private const string SignedJson = """{"entry_id":"MTIzNDU2Nzg5","call_id":"MToxMDA5Njg3Nzo1MDY6NTIyOTA1ODQ2","timestamp":1790000000,"seq":1,"call_state":"Appeared","location":"ivr","from":{"number":"79161234567"},"to":{"number":"74951234501","line_number":"74951234501"},"dct":{"type":0}}""";
    private const string Signature = "f73bcb49f7905541222ef7b17597aaa04cd07fe8471eb9f9c4a6e5c6a876e945";

    [Fact]
    public void The_signature_is_the_one_that_openssl_computes()
    {
        Assert.True(MangoSignature.IsValid(Key, Salt, Key, SignedJson, Signature));
        Assert.False(MangoSignature.IsValid(Key, Salt, Key, SignedJson, Signature.ToUpperInvariant()));
        Assert.False(MangoSignature.IsValid(Key, Salt, Key, SignedJson + " ", Signature));
        Assert.False(MangoSignature.IsValid(Key, Salt, Key + "x", SignedJson, Signature));
        Assert.False(MangoSignature.IsValid(Key, Salt + "x", Key, SignedJson, Signature));
        Assert.False(MangoSignature.IsValid(Key, Salt, null, SignedJson, Signature));
        Assert.False(MangoSignature.IsValid("", "", "", SignedJson, Sign(SignedJson, "", "")));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Legs_and_the_summary_are_one_call_in_every_order(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Operator: "101"), n =>
        [
            Leg(n, visit.Number, "Connected", "ivr"),
            Leg(n, visit.Number, "Appeared", "abonent", taken: true),
            Leg(n, visit.Number, "Connected", "abonent", taken: true),
            Leg(n, visit.Number, "Disconnected", "abonent", taken: true),
            Summary(n, visit.Number, answered: true),
        ]);
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_call_that_the_menu_and_the_queue_took_and_nobody_else_is_missed(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed", Ring: 49), n =>
        [
            Leg(n, visit.Number, "Appeared", "ivr"),
            Leg(n, visit.Number, "Connected", "queue"),
            Leg(n, visit.Number, "Appeared", "abonent", taken: true),
            Leg(n, visit.Number, "Disconnected", "abonent", taken: true),
            Summary(n, visit.Number, answered: false),
        ]);
    }

    [Fact]
    public async Task A_leg_that_ends_does_not_end_the_call_and_a_transfer_is_no_other_one()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();

        await desk.ExpectAsync(Leg(1, visit.Number, "Appeared", "abonent"));
        await desk.ExpectAsync(Leg(1, visit.Number, "Disconnected", "abonent"));
        Assert.Equal("ringing", Status(Assert.Single(await desk.Shop.CallsAsync())));
        await desk.ExpectAsync(Leg(1, visit.Number, "Connected", "abonent"));
        await desk.ExpectAsync(Transfer(1, "Appeared"));
        await desk.ExpectAsync(Transfer(1, "Connected"));
        await desk.ExpectAsync(Leg(1, visit.Number, "Disconnected", "abonent"));

        var call = Assert.Single(await desk.Shop.CallsAsync());
        Assert.Equal(("answered", PlatformDesk.Caller, visit.Number), (Status(call), call.GetProperty("from").GetString(), call.GetProperty("to").GetString()));
    }

    [Theory]
    [InlineData("/events/recording", """{"entry_id":"1","recording_id":"r","recording_state":"Completed"}""")]
    [InlineData("/events/record/added", """{"entry_id":"1","recording_id":"r"}""")]
    [InlineData("/events/dtmf", """{"entry_id":"1","dtmf":"2"}""")]
    [InlineData("/ping", "{}")]
    [InlineData("", "[]")]
    [InlineData("/events/call", "[1]")]
    [InlineData("/events/call", "\"\\ud800\"")]
    [InlineData("/events/summary", """{"call_direction":2,"entry_id":"1","line_number":"74951234501"}""")]
    [InlineData("/events/call", """{"entry_id":"1","call_state":"Appeared","from":{"extension":"101"},"to":{"number":"79161234567","line_number":"74951234501"}}""")]
    [InlineData("/events/call", """{"entry_id":"1","call_state":"Appeared","command_id":"c","from":{"number":"101"},"to":{"number":"79161234567","line_number":"74951234501"}}""")]
    public async Task What_is_no_incoming_call_is_taken_and_left_aside(string path, string json)
    {
        var desk = await OpenAsync(HotState.Embedded);

        Assert.Equal("", (await desk.ExpectAsync(Signed(path, json))).Text);

        Assert.Empty(await desk.Shop.CallsAsync());
    }

    [Fact]
    public async Task One_flipped_bit_or_a_missing_field_is_refused()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();
        const string json = """{"entry_id":"abc","from":{"number":"1"}}""";
        // Spelled without escapes, so that every bit of the body is one of what is signed.
        var message = new PlatformMessage(HttpMethod.Post, "/events/call", Encoding.UTF8.GetBytes($"vpbx_api_key={Key}&json={json}&sign={Sign(json)}"), "application/x-www-form-urlencoded");

        await desk.ExpectAsync(message);
        await desk.AssertFlippedBitsAreRefusedAsync(message, Key, json, Sign(json));
        var whole = SummaryJson(1, visit.Number, answered: true);
        (await desk.SendAsync(PlatformMessage.Form("/events/summary", ("vpbx_api_key", Key), ("json", whole)))).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(PlatformMessage.Form("/events/summary", ("json", whole), ("sign", Sign(whole))))).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(PlatformMessage.Form("/events/summary", ("vpbx_api_key", Key), ("sign", Sign(whole))))).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(PlatformMessage.Form("/events/summary", ("vpbx_api_key", "other"), ("json", whole), ("sign", Sign(whole, "other", Salt))))).ExpectProblem(403, "bad_signature");
        Assert.Empty(await desk.Shop.CallsAsync());
        await desk.ExpectAsync(Signed("/events/summary", whole));
        Assert.Single(await desk.Shop.CallsAsync());
    }

    private static string? Status(JsonElement call) => call.GetProperty("status").GetString();

    private static PlatformMessage Leg(int n, string number, string state, string location, bool taken = false) => Signed("/events/call", JsonSerializer.Serialize(new
    {
        entry_id = $"MTIz{n}",
        call_id = $"leg-{location}-{n}",
        timestamp = Now,
        seq = 1,
        call_state = state,
        location,
        from = taken ? (object)new { number = PlatformDesk.Caller[1..], taken_from_call_id = $"leg-ivr-{n}" } : new { number = PlatformDesk.Caller[1..] },
        to = new { extension = location == "abonent" ? "101" : null, number = location == "abonent" ? "sip:anna@shop.mangosip.ru" : number[1..], line_number = number[1..], acd_group = "" },
        dct = new { type = 0 },
        disconnect_reason = state == "Disconnected" ? 1110 : (int?)null,
    }));

    /// <summary>The employee who asks a colleague, while the caller holds.</summary>
    private static PlatformMessage Transfer(int n, string state) => Signed("/events/call", JsonSerializer.Serialize(new
    {
        entry_id = $"MTIz{n}",
        call_id = $"consultation-{n}",
        timestamp = Now + 20,
        seq = 1,
        call_state = state,
        location = "abonent",
        from = new { extension = "101", number = "sip:anna@shop.mangosip.ru", taken_from_call_id = $"leg-abonent-{n}" },
        to = new { extension = "102", number = "sip:boris@shop.mangosip.ru" },
    }));

    private static PlatformMessage Summary(int n, string number, bool answered) => Signed("/events/summary", SummaryJson(n, number, answered));

    private static string SummaryJson(int n, string number, bool answered) => JsonSerializer.Serialize(new
    {
        entry_id = $"MTIz{n}",
        call_direction = 1,
        from = new { number = PlatformDesk.Caller[1..] },
        to = new { extension = "101", number = "sip:anna@shop.mangosip.ru" },
        line_number = number[1..],
        create_time = Now,
        forward_time = answered ? Now + 2 : 0,
        talk_time = answered ? Now + 7 : 0,
        end_time = Now + 49,
        entry_result = answered ? 1 : 0,
        disconnect_reason = 1110,
    });

    private static PlatformMessage Signed(string path, string json) =>
        PlatformMessage.Form(path, ("vpbx_api_key", Key), ("sign", Sign(json)), ("json", json));

    private static string Sign(string json, string key = Key, string salt = Salt) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key + json + salt)));

    private Task<PlatformDesk> OpenAsync(HotState state) => PlatformDesk.OpenAsync(servers, state, "mango", new { apiKey = Key, apiSalt = Salt });
}

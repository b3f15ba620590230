using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Platforms.Generic;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>The signed JSON that any other platform can send.</summary>
public sealed class GenericTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Secret = "generic-secret-of-32-characters!";

    // The story's time.
    private const long Now = 1_795_341_600;

    private string hook = "";

    /// <summary><c>printf '%s' "$t.$text" | openssl dgst -sha256 -hmac "$secret" -hex</c></summary>
    [Theory]
    [InlineData("POST", """{"id":"call-1","from":"+79161234567","to":"+74951234501"}""", "a1eb04d0711f03fce49b921e7150269c5a46b5c72556f0d3721c71286513d420")]
    [InlineData("GET", "?to=%2B74951234501&id=call-1", "4bab214a59ec8b9819b1979db7f237923d3bf0255493d60fda4995af7249bb80")]
    public void The_signature_is_the_one_that_openssl_computes(string method, string text, string signature)
    {
        bool IsValid(string header, long at = Now, string secret = Secret)
        {
            var headers = new HeaderDictionary { [GenericSignature.Header] = header };
            return GenericSignature.IsValid(secret, new HookRequest
            {
                Method = method,
                Hook = "https://calls.example.com/v1/hooks/generic/SITE",
                Query = method == "GET" ? text : "",
                Body = method == "GET" ? default : Encoding.UTF8.GetBytes(text),
                Headers = headers,
                At = DateTimeOffset.FromUnixTimeSeconds(at),
            });
        }

        var header = $"t={Now},v1={signature}";
        Assert.True(IsValid(header));
        Assert.True(IsValid($"t={Now},v1={new string('0', 64)},v1={signature}"));
        Assert.True(IsValid($"t={Now}, v0=x, v1={signature}"));
        Assert.True(IsValid(header, Now + 300));
        Assert.True(IsValid(header, Now - 300));
        Assert.False(IsValid(header, Now + 301));
        Assert.False(IsValid(header, Now - 301));
        Assert.False(IsValid(header, secret: "other"));
        Assert.False(IsValid(header, secret: ""));
        Assert.False(IsValid($"t={Now + 1},v1={signature}"));
        Assert.False(IsValid($"t={Now},t={Now},v1={signature}"));
        Assert.False(IsValid($"t={Now}"));
        Assert.False(IsValid($"v1={signature}"));
        Assert.False(IsValid($"t={Now},v0={signature}"));
        Assert.False(IsValid($"t={Now},v1"));
        Assert.False(IsValid(""));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_ring_is_answered_JSON_and_reports_are_one_call_in_every_order(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex");

        var answer = (await desk.ExpectAsync(Post(new { id = "c0", from = PlatformDesk.Caller, to = visit.Number }))).Json;
        Assert.Equal(
            ("c0", desk.Shop.Target, visit.Session, "yandex"),
            (answer.GetProperty("id").GetString(), answer.GetProperty("destination").GetString(), answer.GetProperty("session").GetProperty("id").GetString(), answer.GetProperty("source").GetProperty("source").GetString()));

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Ring: 7, Operator: "Анна", Recording: "https://pbx.example/1"), n =>
        [
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number, status = "ringing" }),
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number, status = "answered", @operator = "Анна" }),
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number, status = "completed", talkSeconds = 42, ringSeconds = 7 }),
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number, status = "completed", recordingUrl = "https://pbx.example/1" }),
        ]);
    }

    [Fact]
    public async Task A_missed_call_is_missed()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed", Ring: 12), n =>
        [
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number }),
            Post(new { id = $"c{n}", from = PlatformDesk.Caller, to = visit.Number, status = "missed", ringSeconds = 12 }),
        ]);
    }

    [Fact]
    public async Task A_look_up_is_signed_over_its_path()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync("?utm_source=yandex");
        var query = $"?to={Uri.EscapeDataString(visit.Number)}";

        Assert.Equal(desk.Shop.Target, (await desk.ExpectAsync(Get(query))).Json.GetProperty("destination").GetString());
        Assert.Empty(await desk.Shop.CallsAsync());
        (await desk.SendAsync(Get(query) with { Behind = query + "&id=1" })).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(Get(query) with { Behind = "/x" + query })).ExpectProblem(403, "bad_signature");
        await desk.ExpectAsync(Get(query + "&id=1&from=%2B79161234567"));
        Assert.Single(await desk.Shop.CallsAsync());
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"to\":[]}")]
    public async Task What_cannot_be_read_rings_at_the_site(string body)
    {
        var desk = await OpenAsync(HotState.Embedded);
        Assert.Equal(desk.Shop.Target, (await desk.ExpectAsync(Post(body))).Json.GetProperty("destination").GetString());
    }

    [Fact]
    public async Task One_flipped_bit_an_old_time_or_no_header_is_refused()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var body = $$"""{"id":"c1","to":"{{desk.Shop.Target}}"}""";
        var message = Post(body);

        await desk.ExpectAsync(message);
        await desk.AssertFlippedBitsAreRefusedAsync(message, body);
        (await desk.SendAsync(message with { Headers = [] })).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(Post(body, Now - 301))).ExpectProblem(403, "bad_signature");
        (await desk.SendAsync(Post(body, Now + 301))).ExpectProblem(403, "bad_signature");
        var header = message.Headers[0].Value;
        for (var i = 0; i < header.Length; i++)
        {
            var forged = header.ToCharArray();
            forged[i] ^= (char)1;
            (await desk.SendAsync(message with { Headers = [(GenericSignature.Header, new string(forged))] })).ExpectProblem(403, "bad_signature");
        }
    }

    [Fact]
    public async Task A_short_secret_is_refused()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PutAsync(shop.Path + "/platforms/generic", new { secret = "short" })).ExpectProblem(400, "invalid", "secret");
    }

    private static PlatformMessage Post(object call) => Post(JsonSerializer.Serialize(call));

    private static PlatformMessage Post(string body, long at = Now) => PlatformMessage.Json(body).With(GenericSignature.Header, Header(body, at));

    private PlatformMessage Get(string query) => new(HttpMethod.Get, query, null, null, (GenericSignature.Header, Header(hook + query, Now)));

    private static string Header(string text, long at)
    {
        var time = at.ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{time}.{text}")))}";
    }

    private async Task<PlatformDesk> OpenAsync(HotState state)
    {
        var desk = await PlatformDesk.OpenAsync(servers, state, "generic", new { secret = Secret });
        hook = desk.Hook;
        return desk;
    }
}

using System.Security.Cryptography;
using System.Text;
using NumberSwap.Server.Platforms.Zadarma;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Zadarma: notifications, the redirection, the echo, and a signature that covers three fields.</summary>
public sealed class ZadarmaTests(StoryServers servers) : IClassFixture<StoryServers>
{
    private const string Secret = "zadarma-secret";

    /// <summary><c>printf '%s' "$text" | openssl dgst -sha1 -hmac zadarma-secret -hex</c>, and the hex through <c>base64</c>: what PHP's <c>base64_encode(hash_hmac('sha1', …))</c> gives.</summary>
    [Theory]
    [InlineData("79161234567749512345012026-11-22 10:00:00", "YjViZDY3YmFlZWUxYWE0MTFmYTZmN2JmMTk0NzY5NDc3MDQ2NWU4OA==")]
    [InlineData("in_0123456789abcdef1458832388.12345", "NzEyYjI3OTAyMTcxMTU2NDUwZWYwYzU1NGMxMmI5MTlmZTQ1YjA0Nw==")]
    public void The_signature_is_the_one_that_openssl_computes(string text, string signature)
    {
        Assert.Equal(signature, ZadarmaSignature.Compute(Secret, text));
        Assert.Equal(signature, Sign(text));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task A_ring_is_redirected_and_all_notifications_are_one_call_in_every_order(HotState state)
    {
        var desk = await OpenAsync(state);
        var visit = await desk.Shop.VisitAsync();

        var answer = await desk.ExpectAsync(Start(0, visit.Number));
        Assert.Equal("application/json", answer.Type);
        Assert.Equal($$"""{"redirect":"100","return_timeout":0,"rewrite_forward_number":"{{desk.Shop.Target}}"}""", answer.Text.Replace("\\u002B", "+", StringComparison.Ordinal));

        await desk.AssertOneCallInEveryOrderAsync(visit, new("completed", Talk: 42, Operator: "100"), n =>
        [
            Start(n, visit.Number),
            Notice("NOTIFY_INTERNAL", n, visit.Number, ("internal", "100")),
            Signed(At(n), PlatformDesk.Caller, "100", ("event", "NOTIFY_ANSWER"), ("caller_id", PlatformDesk.Caller), ("destination", "100"), ("call_start", At(n)), ("pbx_call_id", $"in_{n}"), ("internal", "100")),
            Notice("NOTIFY_END", n, visit.Number, ("internal", "100"), ("duration", "42"), ("disposition", "answered"), ("status_code", "16"), ("is_recorded", "1"), ("call_id_with_rec", "1.2")),
            Record(n),
        ]);
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("cancel")]
    [InlineData("no answer")]
    [InlineData("failed")]
    [InlineData("no money")]
    public async Task A_call_that_nobody_answered_is_missed(string disposition)
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();

        await desk.AssertOneCallInEveryOrderAsync(visit, new("missed"), n =>
            [Start(n, visit.Number), Notice("NOTIFY_IVR", n, visit.Number), Notice("NOTIFY_END", n, visit.Number, ("duration", "12"), ("disposition", disposition))]);
    }

    [Fact]
    public async Task Fields_that_are_not_signed_name_no_call()
    {
        var desk = await OpenAsync(HotState.Embedded);
        var visit = await desk.Shop.VisitAsync();
        await desk.ExpectAsync(Start(1, visit.Number));

        // The same signature with another id, another direction, and with the signed text cut into other numbers.
        var joined = PlatformDesk.Caller[1..] + visit.Number[1..];
        foreach (var (caller, did) in new[] { (PlatformDesk.Caller[1..], visit.Number[1..]), (joined[..10], joined[10..]), (joined[..12], joined[12..]) })
            await desk.ExpectAsync(Signed(At(2), PlatformDesk.Caller[1..], visit.Number[1..], ("event", "NOTIFY_START"), ("caller_id", caller), ("called_did", did), ("call_start", At(2)), ("pbx_call_id", "in_forged" + did)));

        Assert.Equal(2, (await desk.Shop.CallsAsync()).Count);
        // A recording's signature is none of a call.
        await desk.SendAsync(Signed("", "in_1", "1.2", ("event", "NOTIFY_END"), ("caller_id", "in_"), ("called_did", "11"), ("call_start", ".2"), ("disposition", "answered")));
        Assert.Equal(2, (await desk.Shop.CallsAsync()).Count);
    }

    [Fact]
    public async Task Outgoing_calls_and_unknown_events_are_left_aside()
    {
        var desk = await OpenAsync(HotState.Embedded);
        await desk.ExpectAsync(Signed(At(1), "100", "79161234567", ("event", "NOTIFY_OUT_END"), ("internal", "100"), ("destination", "79161234567"), ("call_start", At(1)), ("caller_id", "74951234501")));
        await desk.ExpectAsync(Notice("SPEECH_RECOGNITION", 1, desk.Shop.Target));
        Assert.Empty(await desk.Shop.CallsAsync());
    }

    [Fact]
    public async Task Without_an_extension_the_scenario_goes_on()
    {
        var shop = await servers.OpenShopAsync(HotState.Embedded);
        (await shop.Server.PutAsync(shop.Path + "/platforms/zadarma", new { secret = Secret, extension = "x" })).ExpectProblem(400, "invalid", "extension");
        var desk = await PlatformDesk.SetUpAsync(shop, "zadarma", new { secret = Secret, extension = "100" });
        Assert.Contains("redirect", (await desk.ExpectAsync(Start(1, shop.Target))).Text, StringComparison.Ordinal);

        await PlatformDesk.SetUpAsync(shop, "zadarma", new { extension = "" });

        Assert.Equal("{}", (await desk.ExpectAsync(Start(2, shop.Target))).Text);
    }

    [Fact]
    public async Task The_echo_says_tokens_back_and_nothing_else()
    {
        var desk = await OpenAsync(HotState.Embedded);

        var answer = await desk.ExpectAsync(PlatformMessage.Get(("zd_echo", "abc-123_x")));
        Assert.Equal(("abc-123_x", "text/plain", "nosniff"), (answer.Text, answer.Type, answer.Header("X-Content-Type-Options")));
        foreach (var echo in new[] { "<script>", "a b", "é", new string('a', 65), "" })
            (await desk.SendAsync(PlatformMessage.Get(("zd_echo", echo)))).ExpectProblem(403, "bad_signature");
        (await desk.Shop.Server.GetAsync("/v1/hooks/zadarma/nobody?zd_echo=a&zd_echo=b", key: null)).ExpectProblem(403, "bad_signature");
    }

    [Fact]
    public async Task One_flipped_bit_in_what_is_signed_or_no_signature_is_refused()
    {
        var desk = await OpenAsync(HotState.Embedded);
        const string caller = "79161234567", did = "74951234501", start = "2026-11-22_10:00:00";
        var body = Encoding.ASCII.GetBytes($"event=NOTIFY_START&caller_id={caller}&called_did={did}&call_start={start}&pbx_call_id=in_1");
        var message = new PlatformMessage(HttpMethod.Post, "", body, "application/x-www-form-urlencoded").With("Signature", Sign(caller + did + start));

        await desk.ExpectAsync(message);
        await desk.AssertFlippedBitsAreRefusedAsync(message, caller, did, start);
        (await desk.SendAsync(message with { Headers = [] })).ExpectProblem(403, "bad_signature");
        var signature = Sign(caller + did + start);
        for (var i = 0; i < signature.Length; i++)
        {
            var forged = signature.ToCharArray();
            forged[i] ^= (char)1;
            (await desk.SendAsync(message with { Headers = [("Signature", new string(forged))] })).ExpectProblem(403, "bad_signature");
        }
    }

    private static string At(int n) => new DateTime(2026, 11, 22, 10, 0, 0, DateTimeKind.Unspecified).AddSeconds(n).ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    private static PlatformMessage Start(int n, string number) => Notice("NOTIFY_START", n, number);

    private static PlatformMessage Notice(string what, int n, string number, params (string, string)[] more) => Signed(
        At(n), PlatformDesk.Caller[1..], number[1..],
        [("event", what), ("call_start", At(n)), ("pbx_call_id", $"in_{n}"), ("caller_id", PlatformDesk.Caller[1..]), ("called_did", number[1..]), .. more]);

    private static PlatformMessage Record(int n) => Signed("", $"in_{n}", "1.2", ("event", "NOTIFY_RECORD"), ("call_id_with_rec", "1.2"), ("pbx_call_id", $"in_{n}"));

    private static PlatformMessage Signed(string start, string first, string second, params (string, string)[] fields) =>
        PlatformMessage.Form("", fields).With("Signature", Sign(first + second + start));

    private static string Sign(string text)
    {
#pragma warning disable CA5350 // Zadarma signs so.
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(text)))));
#pragma warning restore CA5350
    }

    private Task<PlatformDesk> OpenAsync(HotState state) => PlatformDesk.OpenAsync(servers, state, "zadarma", new { secret = Secret, extension = "100" });
}

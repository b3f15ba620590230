using System.Text;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Platforms.Events;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>What people see of platforms' requests.</summary>
public sealed class HookMaskTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 10, 15, 0, TimeSpan.Zero);

    private static readonly PlatformCredentials Credentials = new(new Dictionary<string, string>(StringComparer.Ordinal) { ["apiKey"] = "key-of-mango" }, "the-address-secret", []);

    [Theory]
    [InlineData("from=%2B79161234567&to=%2B74951230000", "from = +•••••••••67\nto = +74951230000")]
    [InlineData("from=8+%28916%29+123-45-67", "from = • (•••) •••-••-67")]
    [InlineData("vpbx_api_key=key-of-mango&sign=abcdef0123", "vpbx_api_key = •••\nsign = •••")]
    [InlineData("CallToken=%7B%22x%22%3A1%7D&CallerName=ANNA+KOTOVA", "CallToken = •••\nCallerName = •••")]
    [InlineData("call_start=2026-11-22+10%3A15%3A00&timestamp=1795342500&ms=1795342500123", "call_start = 2026-11-22 10:15:00\ntimestamp = 1795342500\nms = 1795342500123")]
    [InlineData("CallSid=CA0123456789abcdef0123456789abcdef", "CallSid = CA0123456789abcdef0123456789abcdef")]
    [InlineData("url=https://x.example/the-address-secret/y", "url = https://x.example/•••/y")]
    public void Secrets_and_callers_are_hidden_in_forms(string form, string shown) =>
        Assert.Equal(shown, HookMask.Show(Request("application/x-www-form-urlencoded", form), Credentials, IsOwn));

    [Theory]
    [InlineData("""{"from":{"number":"79161234567"},"to":{"line_number":"74951230000"}}""", """{"from":{"number":"•••••••••67"},"to":{"line_number":"74951230000"}}""")]
    [InlineData("""{"api_key": "k123", "n": 1}""", """{"api_key": "•••", "n": 1}""")]
    [InlineData("""{"caller":{"name":"Анна Котова","number":"+79161234567"}}""", """{"caller":{"name":"•••","number":"+•••••••••67"}}""")]
    public void And_in_json(string json, string shown) => Assert.Equal(shown, HookMask.Show(Request("application/json", json), Credentials, IsOwn));

    [Fact]
    public void A_long_text_is_cut_after_it_was_masked()
    {
        var shown = HookMask.Show(Request("text/plain", string.Concat(Enumerable.Repeat("+79161234567 ", 2000))), null, IsOwn);
        Assert.InRange(shown.Length, 4000, 4100);
        Assert.DoesNotContain("79161", shown, StringComparison.Ordinal);
    }

    private static bool IsOwn(string digits) => digits == "74951230000";

    private static HookPart Request(string type, string body) => new("POST", "", "", type, Encoding.UTF8.GetBytes(body), At);
}

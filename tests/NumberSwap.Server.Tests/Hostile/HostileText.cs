using System.Text;

namespace NumberSwap.Server.Tests.Hostile;

/// <summary>Texts that somebody sends who means harm, or whose program is broken.</summary>
internal sealed class HostileText(Random random)
{
    private static readonly string[] Fragments =
    [
        "'; DROP TABLE sites; --", "\" OR 1=1 --", "1; EXEC xp_cmdshell('x')", "$(reboot)", "`id`", "{{7*7}}", "%00", "%2e%2e%2f", "../../../etc/passwd",
        "<script>alert(1)</script>", "javascript:alert(1)", "\0", "\r\nX-Injected: 1", "\uFFFE", "\uD83D\uDE00", "ａ", "\u202Etxt", "İ", "ß", "e\u0301\u0301\u0301",
        "redis.call('FLUSHALL')", "*1\r\n$8\r\nFLUSHALL\r\n", "=cmd|'/C calc'!A0", "null", "NaN", "-1", "1e999", "9223372036854775808", "{}", "[]", "true", "",
        "+74955804084", "8 (495) 580-40-84", "++++", "00000000000000000000", "٧٤٩٥٥٨٠٤٠٨٤", "https://shop.example/", "https://shop.example:99999/", "http://[::1", "//", "?", "#",
    ];

    private static readonly string[] Raw = ["\\ud800", "\\udc00\\ud800", "\\u0000", "\\q", "\\", "\"", "\u0001"];

    public string Some() => random.Next(8) switch
    {
        0 => Fragments[random.Next(Fragments.Length)] + Fragments[random.Next(Fragments.Length)],
        1 => new string((char)random.Next(1, 0xD7FF), random.Next(1, 300)),
        2 => new string('x', 1 << random.Next(4, 15)),
        3 => string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(0x20, 0x2FFF))),
        _ => Fragments[random.Next(Fragments.Length)],
    };

    /// <summary>A JSON value of any kind, as text; not always valid.</summary>
    public string Json(int depth = 0) => random.Next(depth > 3 ? 6 : 10) switch
    {
        0 => random.NextInt64().ToString(System.Globalization.CultureInfo.InvariantCulture),
        1 => random.Next(4) switch { 0 => "1e400", 1 => "-0.0000001", 2 => "123456789012345678901234567890", _ => "01" },
        2 => random.Next(3) switch { 0 => "true", 1 => "null", _ => "nul" },
        3 => $"\"{Raw[random.Next(Raw.Length)]}\"",
        4 or 5 => Quoted(Some()),
        6 => "[" + string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => Json(depth + 1))) + "]",
        7 => "{" + string.Join(',', Enumerable.Range(0, random.Next(5)).Select(_ => Quoted(Some()) + ":" + Json(depth + 1))) + "}",
        8 => new string('[', random.Next(1, 3000)),
        _ => string.Concat(Enumerable.Repeat("{\"a\":", random.Next(1, 200))) + "1" + new string('}', random.Next(200)),
    };

    public byte[] Bytes(int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>Percent-encoded, not encoded at all, or broken: what fits into one line of a request.</summary>
    public string InAddress()
    {
        var text = Some();
        return random.Next(4) switch
        {
            0 => Latin(text).Replace(' ', '+'),
            1 => "%" + (text.Length > 40 ? text[..40] : text).Replace(' ', '%').ReplaceLineEndings("%"),
            2 => "%C0%AF%ED%A0%80%FF",
            _ => Uri.EscapeDataString(text.Length > 2000 ? text[..2000] : text),
        };
    }

    public static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)).Replace('\r', '_').Replace('\n', '_');
}

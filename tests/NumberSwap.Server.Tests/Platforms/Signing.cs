using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Signs as the platforms document it, apart from the server's own code.</summary>
[SuppressMessage("Security", "CA5350", Justification = "Platforms sign so.")]
public static class Signing
{
    public const string Key = "0123456789abcdef0123456789abcdef";
    private const string Nonce = "05429567804466091622";

    private static readonly byte[] s_seed = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static string TelnyxKey
    {
        get
        {
            var key = new byte[32];
            Ed25519.GeneratePublicKey(s_seed, 0, key, 0);
            return Convert.ToBase64String(key);
        }
    }

    public static IReadOnlyList<(string, string)> Twilio(PlatformMessage part, string address, long at) => [("X-Twilio-Signature", OfForm(part, address))];

    public static IReadOnlyList<(string, string)> SignalWire(PlatformMessage part, string address, long at) =>
        [("X-SignalWire-Signature", part.ContentType is "application/json" ? Convert.ToHexStringLower(Sha1(address + part.Text)) : OfForm(part, address))];

    public static IReadOnlyList<(string, string)> Telnyx(PlatformMessage part, string address, long at)
    {
        var message = Encoding.UTF8.GetBytes($"{at}|{part.Text}");
        var signature = new byte[64];
        Ed25519.Sign(s_seed, 0, message, 0, message.Length, signature, 0);
        return [("telnyx-timestamp", $"{at}"), ("telnyx-signature-ed25519", Convert.ToBase64String(signature))];
    }

    public static IReadOnlyList<(string, string)> Vonage(PlatformMessage part, string address, long at) => [("Authorization", "Bearer " + Token("HS256", part, address, at))];

    /// <summary>A token as Vonage makes it, by whatever algorithm its head claims.</summary>
    public static string Token(string algorithm, PlatformMessage part, string address, long at, bool hashed = true)
    {
        var payload = part.ContentType is not null ? part.Text
            : "{" + string.Join(',', QueryHelpers.ParseQuery(new Uri(address).Query).Select(pair => $"\"{pair.Key}\":\"{pair.Value.ToString().Replace("\"", "\\\"", StringComparison.Ordinal)}\"")) + "}";
        var claims = new Dictionary<string, object> { ["iat"] = at, ["jti"] = "j1", ["iss"] = "Vonage", ["api_key"] = "a1b2c3d" };
        if (hashed)
            claims["payload_hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload)));
        var data = Encode(new { alg = algorithm, typ = "JWT" }) + "." + Encode(claims);
        return data + "." + (algorithm is "none" ? "" : Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(data))));
    }

    public static IReadOnlyList<(string, string)> Plivo(PlatformMessage part, string address, long at)
    {
        var query = string.Join('&', Pairs(new Uri(address).Query, "="));
        var form = string.Concat(Pairs(part.Text, ""));
        var data = address.Split('?')[0] + (query.Length + form.Length > 0 ? "?" : "") + query + (query.Length > 0 && form.Length > 0 ? "." : "") + form + "." + Nonce;
        return [("X-Plivo-Signature-V3", Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(data)))), ("X-Plivo-Signature-V3-Nonce", Nonce)];
    }

    private static string OfForm(PlatformMessage part, string address) => Convert.ToBase64String(Sha1(address + string.Concat(Pairs(part.Text, ""))));

    private static IEnumerable<string> Pairs(string form, string between) =>
        QueryHelpers.ParseQuery(form).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key + between + pair.Value);

    private static byte[] Sha1(string data) => HMACSHA1.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(data));

    private static string Encode(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}

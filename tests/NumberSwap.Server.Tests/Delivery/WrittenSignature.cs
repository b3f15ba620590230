using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Tests.Delivery;

/// <summary>Checks a webhook's signature as its description says, with nothing of the server: HMAC is computed by RFC 2104 from plain SHA-256.</summary>
internal static class WrittenSignature
{
    private const int Block = 64;

    /// <summary>How many of the header's signatures this secret has made.</summary>
    public static int Matches(string header, string secret, string body)
    {
        var parts = header.Split(',');
        var time = parts[0]["t=".Length..];
        var expected = Hmac(secret, time + "." + body);
        return parts[1..].Count(part => part == "v1=" + expected);
    }

    private static string Hmac(string secret, string text)
    {
        var key = new byte[Block];
        Encoding.UTF8.GetBytes(secret).CopyTo(key, 0);
        var inner = SHA256.HashData([.. key.Select(one => (byte)(one ^ 0x36)), .. Encoding.UTF8.GetBytes(text)]);
        return Convert.ToHexStringLower(SHA256.HashData([.. key.Select(one => (byte)(one ^ 0x5c)), .. inner]));
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Delivery.Webhooks;

/// <summary>The header by which a receiver knows that a request is ours and new: <c>t=&lt;Unix s&gt;,v1=&lt;hex HMAC-SHA256 of "t.body"&gt;</c>, with a <c>v1</c> for each secret that counts.</summary>
public static class WebhookSignature
{
    public const string Header = "NumberSwap-Signature";

    public static string Of(IEnumerable<string> secrets, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time), (byte)'.', .. body];
        return "t=" + time + string.Concat(secrets.Select(secret => ",v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed))));
    }
}

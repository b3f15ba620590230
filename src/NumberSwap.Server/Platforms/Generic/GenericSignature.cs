using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Platforms.Generic;

/// <summary>
/// Checks <c>NumberSwap-Signature: t=…,v1=…</c>: the hex of an HMAC-SHA256, keyed with the secret, over the time (Unix seconds), a dot, and
/// the body as it was sent; of a GET, over the called path with its query instead. Any one of several <c>v1</c> may match, so that a secret
/// can be changed without a gap.
/// </summary>
/// <remarks>Nothing of a POST's query is read, and a path is no JSON: neither kind of signature can serve for the other.</remarks>
public static class GenericSignature
{
    public const string Header = "NumberSwap-Signature";

    private const int MaxHeader = 1000;

    /// <summary>Farthest that the sender's clock, and the way of the request, may be off.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    public static bool IsValid(string secret, HookRequest request)
    {
        if (secret.Length == 0 || request.Header(Header) is not { Length: <= MaxHeader } header)
            return false;
        string? time = null;
        var given = new List<string>();
        foreach (var part in header.Split(','))
        {
            if (part.Trim().Split('=', 2) is not [var name, var value])
                return false;
            if (name is "t" && time is null)
                time = value;
            else if (name is "t")
                return false;
            else if (name is "v1")
                given.Add(value);
        }

        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || Math.Abs(request.At.ToUnixTimeSeconds() - at) > Tolerance.TotalSeconds)
            return false;
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. request.IsGet ? Encoding.UTF8.GetBytes(PathOf(request)) : request.Body.Span];
        var known = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed)));
        var matches = false;
        foreach (var signature in given)
            matches |= CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), known);
        return matches;
    }

    /// <summary>The called address behind its host, as it was sent.</summary>
    private static string PathOf(HookRequest request)
    {
        var host = request.Address.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = request.Address.IndexOf('/', host);
        return path < 0 ? "/" : request.Address[path..];
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Platforms.Twilio;

/// <summary>
/// Checks <c>X-Twilio-Signature</c>: Base64 of HMAC-SHA1, keyed with the Auth Token, over the called address followed by the form's
/// fields in ordinal order of their names, each name directly followed by its value (Twilio's documented scheme).
/// </summary>
/// <remarks>Of a body that is no form, the address carries the hash instead: <c>bodySHA256</c>.</remarks>
public static class TwilioSignature
{
    /// <summary>Whether a request, be it a form or not, was signed with a key.</summary>
    public static bool IsGenuine(HookRequest request, string key, string? signature)
    {
        if (key.Length == 0)
            return false;
        if (request.Fields is { } fields)
            return IsValid(key, request.Address, request.IsGet ? [] : fields, signature);
        return !request.IsGet && HasItsBody(request) && IsValid(key, request.Address, [], signature);
    }

    private static bool HasItsBody(HookRequest request) =>
        request.Parameter("bodySHA256") is { Length: 64 } hash
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(request.Body.Span))));

    /// <param name="address">The absolute address as Twilio was told to call it, with its query, undecoded.</param>
    /// <param name="fields">The form's fields, decoded; empty for GET.</param>
    public static bool IsValid(string authToken, string address, IEnumerable<KeyValuePair<string, string>> fields, string? signature)
    {
        if (signature is not { Length: > 0 and <= 64 })
            return false;
        var given = Encoding.ASCII.GetBytes(signature);
        var tail = string.Concat(fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => field.Key + field.Value));
        // Twilio signs sometimes with and sometimes without the port. Both are computed, so that the time tells nothing.
        var matches = CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Compute(authToken, address + tail)));
        matches |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Compute(authToken, OtherSpelling(address) + tail)));
        return matches;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio's scheme; HMAC does not rest on SHA-1 being free of collisions.")]
    public static string Compute(string authToken, string data) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(data)));

    /// <summary>The address without its port where it has one, else with the scheme's standard port.</summary>
    private static string OtherSpelling(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var path = address.IndexOf('/', scheme);
        var host = path < 0 ? address[scheme..] : address[scheme..path];
        var colon = host.LastIndexOf(':');
        var other = colon > host.LastIndexOf(']') ? host[..colon] : host + (address.StartsWith("https", StringComparison.Ordinal) ? ":443" : ":80");
        return string.Concat(address.AsSpan(0, scheme), other, path < 0 ? "" : address.AsSpan(path));
    }
}

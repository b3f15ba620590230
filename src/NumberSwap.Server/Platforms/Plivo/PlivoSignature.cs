using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Platforms.Plivo;

/// <summary>
/// Checks <c>X-Plivo-Signature-V3</c>: Base64 of HMAC-SHA256, keyed with the Auth Token, over the called address with its query sorted, the
/// form's fields, sorted and joined without anything between, and the nonce of another header.
/// </summary>
public static class PlivoSignature
{
    private const int MaxHeader = 1000;

    public static bool IsGenuine(HookRequest request, string authToken)
    {
        if (authToken.Length == 0
            || request.Fields is not { } fields
            || request.Header("X-Plivo-Signature-V3") is not { Length: <= MaxHeader } signatures
            || request.Header("X-Plivo-Signature-V3-Nonce") is not { Length: <= MaxHeader } nonce)
            return false;
        var data = $"{BaseOf(request, request.IsGet ? [] : fields)}.{nonce}";
        var expected = Encoding.ASCII.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(data))));
        // While a token is being replaced, the header holds one signature for each.
        var matches = false;
        foreach (var signature in signatures.Split(','))
            matches |= CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature.Trim()), expected);
        return matches;
    }

    private static string BaseOf(HookRequest request, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var address = request.Address[..^request.Query.Length];
        var query = string.Join('&', Sorted(request.Parameters).Select(parameter => $"{parameter.Key}={parameter.Value}"));
        var form = Sorted(fields).ToList();
        if (form.Count == 0)
            return query.Length == 0 ? address : $"{address}?{query}";
        // The question mark stands there even without a query, the point only with one.
        return $"{address}?{query}{(query.Length == 0 ? "" : ".")}{string.Concat(form.Select(field => field.Key + field.Value))}";
    }

    private static IEnumerable<KeyValuePair<string, string>> Sorted(IEnumerable<KeyValuePair<string, string>> pairs) =>
        pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
}

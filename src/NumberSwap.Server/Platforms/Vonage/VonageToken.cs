using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NumberSwap.Server.Platforms.Vonage;

/// <summary>
/// Checks the JWT of Vonage's signed webhooks: HS256 and nothing else, made within five minutes, and its <c>payload_hash</c> is that of what
/// came. For GET that is the query as a JSON object, in its order (as Vonage's support documents).
/// </summary>
/// <remarks>The token says nothing of the address: so for POST no query is taken, and the webhook has no paths.</remarks>
public static class VonageToken
{
    private const int MaxHeader = 8000;
    private const string Scheme = "Bearer ";

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    public static bool IsGenuine(HookRequest request, string signatureSecret)
    {
        if (signatureSecret.Length == 0
            || request.Path.Length > 0
            || (!request.IsGet && request.Query.Length > 0)
            || request.Header("Authorization") is not { Length: <= MaxHeader } header
            || !header.StartsWith(Scheme, StringComparison.Ordinal)
            || header[Scheme.Length..].Split('.') is not [var head, var claims, var signature])
            return false;

        var expected = Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signatureSecret), Encoding.UTF8.GetBytes($"{head}.{claims}")));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature))
            && Decode(head)?.Text("alg") is "HS256"
            && Decode(claims) is { } said
            && IsFresh(said, request.At)
            && said.Text("payload_hash") is { } hash
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(request)), Encoding.ASCII.GetBytes(hash));
    }

    private static bool IsFresh(JsonElement claims, DateTimeOffset at)
    {
        var now = at.ToUnixTimeSeconds();
        return claims.Number("iat") is { } made
            && made >= now - (long)Tolerance.TotalSeconds
            && made <= now + (long)Tolerance.TotalSeconds
            && (claims.At("exp") is null || claims.Number("exp") > now);
    }

    private static string HashOf(HookRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(request.IsGet ? Encoding.UTF8.GetBytes(AsJson(request.Parameters)) : request.Body.Span));

    /// <summary>As JavaScript's <c>JSON.stringify</c> writes an object of texts.</summary>
    private static string AsJson(IEnumerable<KeyValuePair<string, string>> pairs) =>
        "{" + string.Join(',', pairs.Select(pair => $"{Quoted(pair.Key)}:{Quoted(pair.Value)}")) + "}";

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' or '\\' => quoted.Append('\\').Append(letter),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append("\\u").Append(((int)letter).ToString("x4", System.Globalization.CultureInfo.InvariantCulture)),
                _ => quoted.Append(letter),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static JsonElement? Decode(string part)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(part));
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return null;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Platforms.Zadarma;

/// <summary>Checks the header <c>Signature</c>: base64 of the lower-case hex of an HMAC-SHA1 over some of the fields, one behind the other.</summary>
/// <remarks>
/// It covers three fields only, with nothing between them. Everything else in a genuine request could be anybody's who has seen one:
/// <see cref="ZadarmaCall"/> takes the call's identity and the numbers from signed fields alone.
/// </remarks>
public static class ZadarmaSignature
{
    public static bool IsValid(string secret, HookRequest request)
    {
        if (secret.Length == 0 || request.IsGet || request.Fields is null || request.Header("Signature") is not { Length: <= 100 } signature)
            return false;
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.ASCII.GetBytes(Compute(secret, Signed(request))));
    }

    [SuppressMessage("Security", "CA5350", Justification = "Zadarma's scheme; HMAC does not rest on SHA-1 being free of collisions.")]
    public static string Compute(string secret, string text) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)))));

    /// <summary>What the signature covers, by the event.</summary>
    public static string Signed(HookRequest request) => request.Field("event") switch
    {
        "NOTIFY_RECORD" => request.Field("pbx_call_id") + request.Field("call_id_with_rec"),
        "NOTIFY_ANSWER" => request.Field("caller_id") + request.Field("destination") + request.Field("call_start"),
        "NOTIFY_OUT_START" or "NOTIFY_OUT_END" => request.Field("internal") + request.Field("destination") + request.Field("call_start"),
        _ => request.Field("caller_id") + request.Field("called_did") + request.Field("call_start"),
    };
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using NumberSwap.Server.Platforms.Twilio;

namespace NumberSwap.Server.Platforms.SignalWire;

/// <summary>
/// Checks <c>X-SignalWire-Signature</c>. Forms are signed as Twilio signs them; of JSON it is the lower-case hex of HMAC-SHA1 over the called
/// address followed by the body as it came. Both with the project's signing key.
/// </summary>
public static class SignalWireSignature
{
    public static bool IsGenuine(HookRequest request, string signingKey)
    {
        // Compatibility calls also carry it by Twilio's name. It is asked for only where ours is missing altogether.
        var signature = request.Headers.ContainsKey("X-SignalWire-Signature") ? request.Header("X-SignalWire-Signature") : request.Header("X-Twilio-Signature");
        if (signingKey.Length == 0 || signature is null)
            return false;
        return TwilioSignature.IsGenuine(request, signingKey, signature) || (request.Fields is null && !request.IsGet && IsOfBody(request, signingKey, signature));
    }

    private static bool IsOfBody(HookRequest request, string signingKey, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Compute(signingKey, request.Address, request.Body.Span)),
        Encoding.ASCII.GetBytes(signature));

    [SuppressMessage("Security", "CA5350", Justification = "SignalWire's scheme; HMAC does not rest on SHA-1 being free of collisions.")]
    private static string Compute(string signingKey, string address, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(Encoding.UTF8.GetBytes(signingKey), (byte[])[.. Encoding.UTF8.GetBytes(address), .. body]));
}

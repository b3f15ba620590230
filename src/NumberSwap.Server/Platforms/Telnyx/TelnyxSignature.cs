using System.Globalization;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace NumberSwap.Server.Platforms.Telnyx;

/// <summary>Checks <c>telnyx-signature-ed25519</c>: Ed25519 over <c>timestamp|body</c>, made within five minutes.</summary>
/// <remarks>The signature says nothing of the address: so it has to be the webhook's own, or the one for callbacks, and without a query.</remarks>
public static class TelnyxSignature
{
    /// <summary>Path below the webhook where Telnyx tells what becomes of a call.</summary>
    public const string Callbacks = "callbacks";

    private const int ToleranceSeconds = 300;

    public static bool IsGenuine(HookRequest request, string publicKey)
    {
        if (request.IsGet
            || request.Query.Length > 0
            || request.Path is not ("" or Callbacks)
            || KeyOf(publicKey) is not { } key
            || request.Header("telnyx-timestamp") is not { Length: <= 20 } timestamp
            || !long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var made)
            || Math.Abs(request.At.ToUnixTimeSeconds() - (decimal)made) > ToleranceSeconds
            || Decode(request.Header("telnyx-signature-ed25519"), Ed25519.SignatureSize) is not { } signature)
            return false;
        byte[] message = [.. Encoding.ASCII.GetBytes(timestamp), (byte)'|', .. request.Body.Span];
        return Ed25519.Verify(signature, 0, key, 0, message, 0, message.Length);
    }

    /// <summary>The key's bytes; null when the text is none.</summary>
    public static byte[]? KeyOf(string publicKey) => Decode(publicKey, Ed25519.PublicKeySize);

    /// <summary>Bytes in Base64, in the one spelling that they have: the last letter has bits that stand for nothing.</summary>
    private static byte[]? Decode(string? text, int size)
    {
        var bytes = new byte[size];
        return text is not null && Convert.TryFromBase64String(text, bytes, out var read) && read == size && Convert.ToBase64String(bytes) == text ? bytes : null;
    }
}

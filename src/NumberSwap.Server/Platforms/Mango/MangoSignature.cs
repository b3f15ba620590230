using System.Security.Cryptography;
using System.Text;

namespace NumberSwap.Server.Platforms.Mango;

/// <summary>Checks the form's <c>sign</c>: the lower-case hex of SHA-256 over the API key, the field <c>json</c> as it came, and the salt.</summary>
public static class MangoSignature
{
    public static bool IsValid(string apiKey, string apiSalt, string? givenKey, string? json, string? sign)
    {
        if (givenKey is null || json is null || sign is null || apiKey.Length == 0 || apiSalt.Length == 0)
            return false;
        var known = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(apiKey + json + apiSalt)));
        var isKey = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(givenKey), Encoding.UTF8.GetBytes(apiKey));
        return isKey & CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign), Encoding.ASCII.GetBytes(known));
    }
}

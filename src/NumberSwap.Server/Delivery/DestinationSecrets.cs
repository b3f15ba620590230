using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace NumberSwap.Server.Delivery;

/// <summary>Secrets of destinations: encrypted on the way into SQL, readable only in memory.</summary>
public sealed class DestinationSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("NumberSwap.Delivery");

    public string Hide(string json) => protector.Protect(json);

    /// <summary>Null when they were made with other keys than this data directory's.</summary>
    public string? Show(string hidden)
    {
        try
        {
            return protector.Unprotect(hidden);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

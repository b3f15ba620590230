using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Platforms;

/// <summary>Credentials of call platforms: encrypted on the way into SQL, readable only in memory.</summary>
public sealed class PlatformSecrets(PlatformStore store, IDataProtectionProvider protection, ILogger<PlatformSecrets> log)
{
    private readonly IDataProtector protector = protection.CreateProtector("NumberSwap.Platforms");

    public Task PutAsync(string site, string platform, PlatformCredentials credentials, AuditEntry audit, CancellationToken cancellation) =>
        store.PutAsync(site, platform, protector.Protect(credentials.ToJson()), audit, cancellation);

    /// <summary>False when there were none.</summary>
    public Task<bool> RemoveAsync(string site, string platform, AuditEntry audit, CancellationToken cancellation) =>
        store.RemoveAsync(site, platform, audit, cancellation);

    /// <summary>All credentials that can be read, by site id.</summary>
    public async Task<ILookup<string, (string Platform, PlatformCredentials Credentials)>> ListAsync(CancellationToken cancellation)
    {
        var readable = new List<(string Site, string Platform, PlatformCredentials Credentials)>();
        foreach (var (site, platform, hidden) in await store.ListAsync(cancellation))
        {
            try
            {
                readable.Add((site, platform, PlatformCredentials.Parse(protector.Unprotect(hidden))));
            }
            catch (CryptographicException)
            {
                log.LogError(
                    "The {Platform} credentials of site {Site} cannot be decrypted: the folder 'keys' of the data directory is not the one they were made with. Restore it, or enter the credentials again",
                    platform,
                    site);
            }
        }

        return readable.ToLookup(secret => secret.Site, secret => (secret.Platform, secret.Credentials));
    }
}

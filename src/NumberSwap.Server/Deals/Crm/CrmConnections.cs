using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Deals;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals.Crm;

/// <summary>The sites' CRMs: set up, and known again by the secret in their webhooks' addresses.</summary>
public sealed class CrmConnections(
    CrmConnectionStore store, CrmFetchStore fetches, IEnumerable<ICrm> crms, IDataProtectionProvider protection, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Letters of a webhook's secret: 160 random bits.</summary>
    private const int SecretLength = 32;

    private const int MaxKey = 100;

    private readonly IDataProtector protector = protection.CreateProtector("NumberSwap.Crm");

    /// <summary>The system's adapter; null for a system that is not known.</summary>
    public ICrm? Find(string system) => crms.FirstOrDefault(crm => crm.System == system);

    /// <summary>Stores a site's settings for a system.</summary>
    /// <param name="renew">True: the webhook gets a new secret, and the old one is refused from now on.</param>
    /// <returns>The secret, where a new one was made; and false when there is no such site, or nothing to renew.</returns>
    public async Task<(bool Done, string? Secret)> PutAsync(string site, string system, CrmSettings? settings, bool renew, Actor by, CancellationToken cancellation)
    {
        var known = await store.FindAsync(site, system, cancellation);
        if (known is null && settings is null)
            return (false, null);
        var secret = known is null || renew ? RandomId.Secret(SecretLength) : null;

        // The log says that something was set, never what.
        var audit = trail.Did(by, site, settings is null ? "crm.secretRenewed" : "crm.set", system, system, null, new { system });
        var hidden = settings is null ? known!.Protected : protector.Protect(JsonSerializer.Serialize(settings));
        var connection = new CrmConnection(site, system, secret is null ? known!.SecretHash : ApiKeys.HashOf(secret), hidden, clock.GetUtcNow().ToUnixTimeMilliseconds());
        return (await store.PutAsync(connection, audit, cancellation), secret);
    }

    public Task<bool> DeleteAsync(string site, string system, Actor by, CancellationToken cancellation) =>
        store.DeleteAsync(site, system, trail.Removed(by, site, "crm", system, system, new { system }), cancellation);

    /// <summary>A site's connections, without what is secret in them.</summary>
    public async Task<IReadOnlyList<CrmItem>> ListAsync(string site, CancellationToken cancellation)
    {
        var counts = (await fetches.CountAsync(site, cancellation)).ToDictionary(count => count.System, StringComparer.Ordinal);
        return [.. (await store.ListAsync(site, cancellation)).Select(connection =>
        {
            var settings = Open(connection);
            var (_, waiting, givenUp, fault) = counts.GetValueOrDefault(connection.System);
            return new CrmItem(
                connection.System,
                settings is not null && Uri.TryCreate(settings.Address, UriKind.Absolute, out var address) ? address.Host : null,
                settings?.Token is not null,
                settings?.ApplicationToken is not null,
                settings?.Currency,
                Hosting.UnixTime.ToUtc(connection.MadeAt),
                waiting,
                givenUp,
                fault,
                settings is not null);
        })];
    }

    /// <summary>What a site's deals are fetched with; null: it is not connected, or that cannot be decrypted.</summary>
    public async Task<CrmSettings?> SettingsAsync(string site, string system, CancellationToken cancellation) =>
        await store.FindAsync(site, system, cancellation) is { } connection ? Open(connection) : null;

    /// <summary>The settings of the connection whose webhook's secret this is; null for a wrong one.</summary>
    public async Task<CrmSettings?> RecogniseAsync(string site, string system, string key, CancellationToken cancellation)
    {
        if (site.Length > 64 || key.Length is 0 or > MaxKey)
            return null;
        var known = await store.FindAsync(site, system, cancellation);
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ApiKeys.HashOf(key)), Encoding.ASCII.GetBytes(known?.SecretHash ?? new string('-', 64)));
        return isRight && known is not null ? Open(known) : null;
    }

    private CrmSettings? Open(CrmConnection connection)
    {
        try
        {
            return JsonSerializer.Deserialize<CrmSettings>(protector.Unprotect(connection.Protected));
        }
        catch (CryptographicException)
        {
            // The folder 'keys' is not the one that it was encrypted with: the page says that it has to be entered again.
            return null;
        }
    }
}

using System.Security.Cryptography;
using System.Text;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Keys;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>The secret addresses to which programs that transcribe elsewhere post what they have.</summary>
public sealed class TranscriptHook(ConversationSettingsStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Letters of the secret: 160 random bits.</summary>
    private const int SecretLength = 32;

    private const int MaxKey = 100;

    /// <summary>Makes a new secret, and refuses the old one from now on. Null: there is no such site.</summary>
    public async Task<string?> RenewAsync(string site, Actor by, CancellationToken cancellation)
    {
        var secret = RandomId.Secret(SecretLength);
        return await store.PutHookAsync(site, ApiKeys.HashOf(secret), Now(), trail.Did(by, site, "conversations.addressRenewed", null, null, null, null), cancellation) ? secret : null;
    }

    /// <summary>Refuses the address from now on.</summary>
    public Task<bool> EndAsync(string site, Actor by, CancellationToken cancellation) =>
        store.PutHookAsync(site, hash: null, Now(), trail.Did(by, site, "conversations.addressEnded", null, null, null, null), cancellation);

    /// <summary>True for the site's secret.</summary>
    public async Task<bool> IsRightAsync(string site, string key, CancellationToken cancellation)
    {
        if (site.Length > 64 || key.Length is 0 or > MaxKey)
            return false;
        var hash = (await store.FindAsync(site, cancellation)).HookHash;
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(ApiKeys.HashOf(key)), Encoding.ASCII.GetBytes(hash ?? new string('-', 64))) && hash is not null;
    }

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Keys;

/// <summary>Keys: made and revoked, with what follows from it.</summary>
public sealed class KeyService(KeyStore store, SiteChanges changes, AuditTrail trail, TimeProvider clock)
{
    private const string Kind = "key";

    /// <summary>Makes a key; its secret is in the answer and nowhere else.</summary>
    /// <param name="site">Id of the only site that it opens, or null for all.</param>
    public async Task<NewKey> AddAsync(string name, ApiScope scope, string? site, Actor by, CancellationToken cancellation)
    {
        var secret = RandomId.Secret(ApiKeys.NewLength);
        var key = new ApiKey(RandomId.New(), name, scope, site, ApiKeys.HashOf(secret), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await store.AddAsync(key, trail.Added(by, site, Kind, key.Id, name, KeyItem.Of(key)), cancellation);
        await changes.AnnounceKeysAsync(cancellation);
        return new NewKey(key.Id, secret);
    }

    /// <summary>Revokes a key at once; false when there is no such one.</summary>
    /// <param name="onlySite">Id of the site that the key has to be of, or null for any.</param>
    public async Task<bool> DeleteAsync(string id, string? onlySite, Actor by, CancellationToken cancellation)
    {
        if ((await store.ListAsync(cancellation)).FirstOrDefault(key => key.Id == id && (onlySite is null || key.Site == onlySite)) is not { } known
            || !await store.DeleteAsync(id, trail.Removed(by, known.Site, Kind, id, known.Name, KeyItem.Of(known)), cancellation))
        {
            return false;
        }

        await changes.AnnounceKeysAsync(cancellation);
        return true;
    }
}

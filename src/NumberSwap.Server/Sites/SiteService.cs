using NumberSwap.Core;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Sites;

/// <summary>Sites: made, changed, deleted, with what follows from it.</summary>
public sealed class SiteService(SiteStore store, SiteChanges changes, TimeProvider clock)
{
    /// <summary>A site with nothing but its ids, to be filled from a request.</summary>
    public Site Blank() => new(RandomId.New(), RandomId.New(), "", [], "", [], clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task AddAsync(Site site, CancellationToken cancellation)
    {
        await store.AddAsync(site, cancellation);
        await changes.AnnounceAsync(site.Id, cancellation);
    }

    public async Task<bool> UpdateAsync(Site site, CancellationToken cancellation)
    {
        if (!await store.UpdateAsync(site, cancellation))
            return false;
        await changes.AnnounceAsync(site.Id, cancellation);
        return true;
    }

    public async Task<bool> DeleteAsync(string id, CancellationToken cancellation)
    {
        if (!await store.DeleteAsync(id, cancellation))
            return false;
        await changes.AnnounceAsync(id, cancellation);
        await changes.AnnounceKeysAsync(cancellation);
        return true;
    }
}

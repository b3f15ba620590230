using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Sites;

/// <summary>Sites: made, changed, deleted, with what follows from it.</summary>
public sealed class SiteService(SiteStore store, SiteChanges changes, AuditTrail trail, TimeProvider clock)
{
    private const string Kind = "site";

    /// <summary>A site with nothing but its ids, to be filled from a request.</summary>
    public Site Blank() => new(RandomId.New(), RandomId.New(), "", [], "", [], clock.GetUtcNow().ToUnixTimeMilliseconds());

    public async Task AddAsync(Site site, Actor by, CancellationToken cancellation)
    {
        await store.AddAsync(site, trail.Added(by, site.Id, Kind, site.Id, site.Name, SiteItem.Of(site)), cancellation);
        await changes.AnnounceAsync(site.Id, cancellation);
    }

    public async Task<bool> UpdateAsync(Site site, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(site.Id, cancellation) is not { } known
            || !await store.UpdateAsync(site, trail.Changed(by, site.Id, Kind, site.Id, site.Name, SiteItem.Of(known), SiteItem.Of(site)), cancellation))
        {
            return false;
        }

        await changes.AnnounceAsync(site.Id, cancellation);
        return true;
    }

    public async Task<bool> DeleteAsync(string id, Actor by, CancellationToken cancellation)
    {
        if (await store.FindAsync(id, cancellation) is not { } known
            || !await store.DeleteAsync(id, trail.Removed(by, id, Kind, id, known.Name, SiteItem.Of(known)), cancellation))
        {
            return false;
        }

        await changes.AnnounceAsync(id, cancellation);
        await changes.AnnounceKeysAsync(cancellation);
        return true;
    }
}

using System.Collections.Concurrent;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Catalogs;

/// <summary>
/// All sites and keys, in memory: leases and rings never wait for SQL, and go on with what was last known while SQL is away.
/// <see cref="CatalogLoader"/> fills it.
/// </summary>
public sealed class Catalog
{
    private readonly ConcurrentDictionary<string, SiteCatalog> sitesByKey = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SiteCatalog> sitesById = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, NumberRoute> routes = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, ApiKey> keysByHash = new Dictionary<string, ApiKey>(StringComparer.Ordinal);

    public IEnumerable<SiteCatalog> Sites => sitesById.Values;

    public SiteCatalog? ByKey(string key) => sitesByKey.GetValueOrDefault(key);

    public SiteCatalog? ById(string id) => sitesById.GetValueOrDefault(id);

    /// <summary>What a dialled number (E.164) belongs to, or null.</summary>
    public NumberRoute? RouteOf(string number) => routes.GetValueOrDefault(number);

    public ApiKey? KeyByHash(string hash) => keysByHash.GetValueOrDefault(hash);

    public void SetKeys(IEnumerable<ApiKey> keys) => keysByHash = keys.ToDictionary(key => key.Hash, StringComparer.Ordinal);

    /// <summary>Puts a site in the place of what was known of it.</summary>
    public void Set(SiteCatalog site)
    {
        sitesById.TryGetValue(site.Site.Id, out var before);
        sitesById[site.Site.Id] = site;
        sitesByKey[site.Site.Key] = site;

        var now = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in site.Routes())
        {
            // A tracking number of one site outranks the same number printed as another site's target.
            var isTracking = route.Pool is not null || route.Campaign is not null;
            if (!isTracking && routes.TryGetValue(route.Number, out var other) && !IsOf(other, site) && (other.Pool is not null || other.Campaign is not null))
                continue;
            routes[route.Number] = route;
            now.Add(route.Number);
        }

        if (before is not null)
            Forget(before, now);
    }

    public void Remove(string id)
    {
        if (!sitesById.TryRemove(id, out var site))
            return;
        sitesByKey.TryRemove(site.Site.Key, out _);
        Forget(site, []);
    }

    private void Forget(SiteCatalog before, HashSet<string> still)
    {
        foreach (var route in before.Routes())
        {
            if (!still.Contains(route.Number) && routes.TryGetValue(route.Number, out var known) && IsOf(known, before))
                routes.TryRemove(route.Number, out _);
        }
    }

    private static bool IsOf(NumberRoute route, SiteCatalog site) => route.Site.Site.Id == site.Site.Id;
}

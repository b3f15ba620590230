using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Sites;

/// <summary>A site.</summary>
/// <param name="Key">The public key in the snippet's address.</param>
public sealed record SiteItem(string Id, string Key, string Name, IReadOnlyList<string> Domains, string Country, IReadOnlyList<Target> Targets, DateTimeOffset CreatedAt)
{
    public static SiteItem Of(Site site) =>
        new(site.Id, site.Key, site.Name, site.Domains, site.Country, site.Targets, DateTimeOffset.FromUnixTimeMilliseconds(site.CreatedAt));
}

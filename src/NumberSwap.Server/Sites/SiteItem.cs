using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Sites;

/// <summary>A site.</summary>
/// <param name="Key">The public key in the snippet's address.</param>
public sealed record SiteItem(string Id, string Key, string Name, IReadOnlyList<string> Domains, string Country, IReadOnlyList<Target> Targets, SiteSettings Settings, DateTime CreatedAt)
{
    public static SiteItem Of(Site site) =>
        new(site.Id, site.Key, site.Name, site.Domains, site.Country, site.Targets, WithHoursInShort(site.Settings), UnixTime.ToUtc(site.CreatedAt));

    /// <summary>Who reads the API may know the hours by their earlier form only.</summary>
    private static SiteSettings WithHoursInShort(SiteSettings settings) => settings with { Leads = settings.Leads with { Hours = PlainHours.Of(settings.Hours) } };
}

namespace NumberSwap.Core.Sites;

/// <summary>One web property of one owner.</summary>
/// <param name="Id">Internal id, part of the admin API's addresses.</param>
/// <param name="Key">The public site key, part of the snippet's address.</param>
/// <param name="Name">The owner's name for it.</param>
/// <param name="Domains">Host names whose pages (and those of their subdomains) may lease numbers; lower case, no scheme, no port.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code by which national phone numbers are read.</param>
/// <param name="Targets">The numbers printed on the site's pages; the first is the default one.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record Site(
    string Id,
    string Key,
    string Name,
    IReadOnlyList<string> Domains,
    string Country,
    IReadOnlyList<Target> Targets,
    long CreatedAt)
{
    public SiteSettings Settings { get; init; } = SiteSettings.Default;
}

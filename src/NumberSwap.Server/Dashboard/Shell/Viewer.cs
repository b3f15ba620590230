using NumberSwap.Core.Audit;
using NumberSwap.Core.Calls;
using NumberSwap.Core.People;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.People;

namespace NumberSwap.Server.Dashboard.Shell;

/// <summary>Who looks at the page, at which site, and what they may do there. One a request.</summary>
public sealed class Viewer(Catalog catalog)
{
    private const int ShownDigits = 4;
    private const int TellingDigits = 6;

    private PersonFeature? feature;

    /// <summary>Null on a page that needs no sign-in.</summary>
    public Person? Person => feature?.Person;

    /// <summary>Id of the sign-in that the request came with.</summary>
    public string? Session => feature?.Session;

    /// <summary>The site in the page's address; null on a page of none.</summary>
    public SiteCatalog? Catalog { get; private set; }

    /// <exception cref="InvalidOperationException">The page is of no site.</exception>
    public Site Site => Catalog?.Site ?? throw new InvalidOperationException("This page belongs to no site.");

    public Actor Actor => Person is { } person ? new Actor("person", person.Id, person.Name) : Actor.Server;

    /// <summary>The sites that this person may see, by name.</summary>
    public IEnumerable<SiteCatalog> Sites =>
        catalog.Sites.Where(site => Person?.RoleAt(site.Site.Id) is not null).OrderBy(site => site.Site.Name, StringComparer.CurrentCultureIgnoreCase);

    /// <summary>The role at the page's site, or over all sites on a page of none; null for nobody.</summary>
    public Role? Role => Person?.RoleAt(Catalog?.Site.Id ?? Person.AllSites);

    /// <summary>The time zone in which this site's days are counted.</summary>
    public TimeZoneInfo Zone => Catalog is { } site && TimeZoneInfo.TryFindSystemTimeZoneById(site.Site.Settings.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Whether to offer what needs this role. The page's <see cref="AccessAttribute"/> is what refuses.</summary>
    public bool May(Role role) => Role >= role;

    private bool IsMasked => Role is null or NumberSwap.Core.People.Role.Analyst && Catalog is not { Site.Settings.MaskCallers: false };

    /// <summary>A caller's number as this person may see it; null for one that was withheld.</summary>
    public string? Caller(string? number) =>
        number is { Length: > ShownDigits } && IsMasked
            ? number[..^ShownDigits] + new string('•', ShownDigits)
            : number;

    /// <summary>An e-mail address as this person may see it: of a masked one the first letter and the host.</summary>
    public string? Email(string? address) =>
        address is not null && IsMasked
            ? address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? address[..1] + "•••" + address[at..] : "•••"
            : address;

    /// <summary>A text of somebody's own as this person may see it: nothing of one that may hold a phone or an e-mail which is masked elsewhere.</summary>
    public string? Text(string? text) =>
        text is not null && IsMasked && (text.Count(char.IsDigit) >= TellingDigits || text.Contains('@', StringComparison.Ordinal)) ? "•••" : text;

    /// <summary>The number that a call came to, as this person may see it: of an outgoing one it is the customer's.</summary>
    public string Dialled(CallRecord call) => call.Destination is null ? Caller(call.To)! : call.To;

    /// <summary>Said once, by what lets the request in.</summary>
    public void Set(PersonFeature? person, SiteCatalog? site) => (feature, Catalog) = (person, site);
}

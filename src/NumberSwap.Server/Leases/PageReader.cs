using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leases;

/// <summary>Checks what a page sent. Everything in it may be forged.</summary>
public static class PageReader
{
    private const int MaxAddress = 8192;
    private const int MaxNumbers = 20;

    /// <summary>The page, or the problem to answer with.</summary>
    public static (Page? Page, ProblemHttpResult? Problem) Read(LeaseRequest request, SiteCatalog site, string? origin)
    {
        if (request.Page is not { Length: > 0 and <= MaxAddress } || !TryReadAddress(request.Page, out var address))
            return (null, Problem.Invalid("page", "It has to be the page's http or https address, 8192 characters at most."));
        if (!site.Owns(address.IdnHost))
            return (null, Foreign("page", address.IdnHost));
        if (OriginProblem(site, origin) is { } foreign)
            return (null, foreign);
        if (request.Numbers is { Count: > MaxNumbers })
            return (null, Problem.Invalid("numbers", $"A page may ask for {MaxNumbers} numbers at most."));

        // A referrer that cannot be read counts as none: pages cannot do anything about it.
        var referrer = request.Referrer is { Length: > 0 and <= MaxAddress } && Uri.TryCreate(request.Referrer, UriKind.Absolute, out var from) ? from : null;
        var (targets, problem) = ReadTargets(request, site);
        return problem is null ? (new Page(address, referrer, targets), null) : (null, problem);
    }

    /// <summary>The problem with the page's origin; null when there is none, or when the sender is no browser and names none.</summary>
    public static ProblemHttpResult? OriginProblem(SiteCatalog site, string? origin)
    {
        if (string.IsNullOrEmpty(origin))
            return null;
        return TryReadAddress(origin, out var address) && site.Owns(address.IdnHost) ? null : Foreign("Origin", origin);
    }

    private static bool TryReadAddress(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;

    private static ProblemHttpResult Foreign(string field, string value) => Problem.Of(
        StatusCodes.Status403Forbidden,
        "foreign_origin",
        $"'{(value.Length > 100 ? value[..100] : value)}' is none of the site's domains. Add the domain to the site if the page is yours.",
        field);

    private static (IReadOnlyList<string> Targets, ProblemHttpResult? Problem) ReadTargets(LeaseRequest request, SiteCatalog site)
    {
        if (request.Numbers is not { } asked)
            return (site.TargetNumbers, null);

        var targets = new List<string>(asked.Count);
        foreach (var text in asked)
        {
            if (!E164.TryRead(text, site.Site.Country, out var number, out var why))
                return (targets, Problem.Invalid("numbers", why));
            if (!targets.Contains(number))
                targets.Add(number);
        }

        return (targets, null);
    }
}

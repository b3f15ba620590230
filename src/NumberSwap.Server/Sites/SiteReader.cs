using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Telephony;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Sites;

/// <summary>Checks what an owner says of a site.</summary>
public static class SiteReader
{
    private const int MaxDomains = 50;
    private const int MaxTargets = 50;

    /// <summary>The site with the request's fields put over it, or the problem to answer with.</summary>
    /// <param name="most">How long the server keeps records at most.</param>
    public static (Site? Site, ProblemHttpResult? Problem) Read(SiteRequest request, Site site, RetentionOptions most)
    {
        if (request.Name is not null || site.Name.Length == 0)
        {
            if (InputText.NameProblem(request.Name) is { } nameProblem)
                return (null, nameProblem);
            site = site with { Name = request.Name!.Trim() };
        }

        if (request.Country is not null || site.Country.Length == 0)
        {
            var country = request.Country?.Trim().ToUpperInvariant() ?? "";
            if (!E164.KnowsCountry(country))
                return (null, Problem.Invalid("country", "It has to be the two-letter code of a country whose numbers can be read, for example RU, KZ, DE or US."));
            site = site with { Country = country };
        }

        if (request.Domains is not null || site.Domains.Count == 0)
        {
            var (domains, problem) = ReadDomains(request.Domains);
            if (problem is not null)
                return (null, problem);
            site = site with { Domains = domains };
        }

        if (request.Targets is not null || site.Targets.Count == 0)
        {
            var (targets, problem) = ReadTargets(request.Targets, site.Country);
            if (problem is not null)
                return (null, problem);
            site = site with { Targets = targets };
        }

        if (request.Settings is not null)
        {
            var (settings, problem) = SiteSettingsReader.Read(request.Settings, site.Settings, site.Country, most);
            if (settings is null)
                return (null, problem);
            site = site with { Settings = settings };
        }

        return (site, null);
    }

    private static (IReadOnlyList<string> Domains, ProblemHttpResult? Problem) ReadDomains(IReadOnlyList<string?>? texts)
    {
        if (texts is not { Count: > 0 and <= MaxDomains })
            return ([], Problem.Invalid("domains", $"Name 1 to {MaxDomains} host names, for example shop.example."));
        var domains = new List<string>(texts.Count);
        foreach (var text in texts)
        {
            if (ReadDomain(text) is not { } domain)
                return ([], Problem.Invalid("domains", $"'{Short(text)}' is no host name. Write it as shop.example, without a path."));
            if (!domains.Contains(domain))
                domains.Add(domain);
        }

        return (domains, null);
    }

    /// <summary>A host name in lower-case ASCII; people also paste the address of a page.</summary>
    private static string? ReadDomain(string? text)
    {
        if (text is not { Length: > 0 and <= 253 })
            return null;
        text = text.Trim();
        if (text.Contains("://", StringComparison.Ordinal))
            text = Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.Host : "";
        if (Uri.CheckHostName(text) is not (UriHostNameType.Dns or UriHostNameType.IPv4))
            return null;
        try
        {
            return new IdnMapping().GetAscii(text.TrimEnd('.')).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (IReadOnlyList<Target> Targets, ProblemHttpResult? Problem) ReadTargets(IReadOnlyList<TargetRequest?>? requests, string country)
    {
        if (requests is not { Count: > 0 and <= MaxTargets })
            return ([], Problem.Invalid("targets", $"Name 1 to {MaxTargets} numbers that your pages print."));
        var targets = new List<Target>(requests.Count);
        foreach (var request in requests)
        {
            if (!E164.TryRead(request?.Number, country, out var number, out var why))
                return ([], Problem.Invalid("targets.number", why));
            var destination = number;
            if (request!.Destination is not null && !E164.TryRead(request.Destination, country, out destination, out why))
                return ([], Problem.Invalid("targets.destination", why));
            if (targets.Any(known => known.Number == number))
                return ([], Problem.Invalid("targets", $"{number} is named twice."));
            targets.Add(new Target(number, destination));
        }

        return (targets, null);
    }

    private static string Short(string? text) => text is null ? "null" : text.Length > 60 ? text[..60] + "…" : text;
}

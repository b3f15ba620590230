using NumberSwap.Core.Sites;
using NumberSwap.Server.Sites;

namespace NumberSwap.Server.Dashboard.Sites;

/// <summary>A site as the fields of a form have it.</summary>
public sealed class SiteForm
{
    private const int BlankTargets = 2;
    private const int MostTargets = 60;

    public string Name { get; private init; } = "";

    /// <summary>Host names, one a line.</summary>
    public string Domains { get; private init; } = "";

    public string Country { get; private init; } = "";

    /// <summary>Numbers and destinations as they are written, with blank ones to fill at the end.</summary>
    public IReadOnlyList<(string Number, string Destination)> Targets { get; private init; } = [("", "")];

    public static SiteForm Blank(string country) => new() { Country = country };

    public static SiteForm Of(Site site) => new()
    {
        Name = site.Name,
        Domains = string.Join('\n', site.Domains),
        Country = site.Country,
        Targets = [.. site.Targets.Select(target => (target.Number, target.Destination == target.Number ? "" : target.Destination)), .. Enumerable.Repeat(("", ""), BlankTargets)],
    };

    public static SiteForm Read(IFormCollection form) => new()
    {
        Name = form[nameof(Name)].ToString(),
        Domains = form[nameof(Domains)].ToString(),
        Country = form[nameof(Country)].ToString(),
        Targets = [.. form["TargetNumber"].Zip(form["TargetDestination"], (number, destination) => (number ?? "", destination ?? "")).Take(MostTargets)],
    };

    /// <summary>The request that the API would get.</summary>
    public SiteRequest ToRequest() => new(
        Name,
        Lines(Domains),
        Country,
        [.. Targets.Where(target => !string.IsNullOrWhiteSpace(target.Number) || !string.IsNullOrWhiteSpace(target.Destination))
            .Select(target => new TargetRequest(target.Number, string.IsNullOrWhiteSpace(target.Destination) ? null : target.Destination))]);

    /// <summary>The lines of a text that say something; commas separate as well.</summary>
    public static IReadOnlyList<string> Lines(string text) => text.Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Campaigns;

/// <summary>Tries a rule on the visits of the last seven days.</summary>
public sealed class CampaignPreview(VisitSampleStore visits, TimeProvider clock)
{
    public const int Days = 7;
    private const int MostVisits = 5_000;
    private const int MostExamples = 5;
    private const int MostText = 120;

    private static readonly Uri Nowhere = new("about:blank");

    public async Task<Preview> TryAsync(SiteCatalog site, PreviewRequest request, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sample = await visits.ReadAsync(site.Site.Id, now - (Days * 24 * 3600_000L), now + 1, MostVisits, cancellation);
        var known = request.Campaign is { } id ? site.CampaignsById.GetValueOrDefault(id) : null;
        var tried = new Campaign(
            known?.Id ?? "", site.Site.Id, 0, "", request.Priority ?? known?.Priority ?? 0, request.Match ?? new CampaignRule(), null, null, null, known?.CreatedAt ?? now);
        var stronger = site.Campaigns.Where(other => other.Id != tried.Id && CampaignMatcher.Precedes(other, tried)).ToList();

        var matching = 0;
        var taken = new Dictionary<Campaign, int>();
        var own = new Dictionary<(string, string, string?, string?, string), int>();
        foreach (var visit in sample.Visits)
        {
            var (page, referrer) = (AddressOf(visit.LandingPage) ?? Nowhere, AddressOf(visit.Referrer));
            if (!CampaignMatcher.Covers(tried.Match, visit.Source, page, referrer))
                continue;
            matching++;
            if (CampaignMatcher.Best(stronger, visit.Source, page, referrer) is { } winner)
                taken[winner] = taken.GetValueOrDefault(winner) + 1;
            else if (KindOf(visit, page) is var kind)
                own[kind] = own.GetValueOrDefault(kind) + 1;
        }

        return new Preview(
            Days,
            sample.Sessions,
            sample.Visits.Count,
            matching,
            own.Values.Sum(),
            [.. taken.OrderByDescending(one => one.Value).Select(one => new PreviewTaken(one.Key.Id, one.Key.Name, one.Value))],
            [.. own.OrderByDescending(one => one.Value).Take(MostExamples)
                .Select(one => new PreviewExample(one.Key.Item1, one.Key.Item2, one.Key.Item3, one.Key.Item4, one.Key.Item5, one.Value))]);
    }

    private static (string, string, string?, string?, string) KindOf(Visit visit, Uri page) =>
        (visit.Source.Source, visit.Source.Medium, visit.Source.Campaign, visit.Source.Term, Short(Uri.UnescapeDataString(page.AbsolutePath)));

    private static string Short(string text) => text.Length <= MostText ? text : text[..(MostText - 1)] + "…";

    /// <summary>Null for what was cut off within an escape, and for none.</summary>
    private static Uri? AddressOf(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
}

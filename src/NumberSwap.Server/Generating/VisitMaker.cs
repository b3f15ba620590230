using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up who comes, and from where.</summary>
internal sealed class VisitMaker(SiteBlueprint blueprint, SeededIds ids, Random chance)
{
    /// <summary>Visitors who may come back.</summary>
    private const int Returning = 16_384;

    private static readonly string[] Terms =
    [
        "купить газовый котёл", "котёл отопления цена", "ремонт котлов москва", "вызов мастера котёл", "тёплый пол под ключ", "электрический котёл для дачи",
        "котёл baxi цена", "котёл не включается что делать", "gas boiler moscow", "boiler repair near me", "установка котла", "сервис котлов срочно",
    ];

    private readonly Draw<Ad> ofVisitors = new(Ads.All, ad => ad.Weight);
    private readonly Draw<Ad> ofCallers = new(Ads.All, ad => ad.Weight * ad.CallRate);
    private readonly Draw<Ad> ofReturning = new(Ads.All, ad => ad.Weight * ad.Returns);
    private readonly Draw<Ad> ofReturningCallers = new(Ads.All, ad => ad.Weight * ad.CallRate * ad.Returns);
    private readonly Dictionary<Ad, Campaign?> campaigns = new(ReferenceEqualityComparer.Instance);
    private readonly string[] visitors = new string[Returning];
    private long made;

    /// <summary>A visit at a time.</summary>
    /// <param name="calls">True for one that is followed by a call: some ads bring more of them, and who comes back calls more often.</param>
    public GeneratedVisit Make(long at, bool calls)
    {
        // One in six visits is of somebody who was here before, and so is one in three that is followed by a call. They come back by other
        // ways than those that told them of the site.
        var isBack = made > 0 && chance.Next(6) < (calls ? 2 : 1);
        var ad = (calls ? isBack ? ofReturningCallers : ofCallers : isBack ? ofReturning : ofVisitors).Next(chance);
        var visitor = isBack ? visitors[chance.Next((int)Math.Min(made, Returning))] : visitors[made++ % Returning] = ids.At(at);
        var source = ad.Source;
        var path = ad.Paths[chance.Next(ad.Paths.Count)];
        var query = ad.Query;
        if (ad.Terms)
        {
            source = source with { Term = Terms[chance.Next(Terms.Length)], Content = "ad_" + (100_000 + chance.Next(60)).ToString(System.Globalization.CultureInfo.InvariantCulture) };
            query += $"&utm_term={Uri.EscapeDataString(source.Term)}&utm_content={source.Content}";
        }

        if (ad.ClickId is { } name)
        {
            var id = ids.Some(24);
            source = source with { ClickIds = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = id } };
            query += $"&{name}={id}";
        }

        var page = $"https://{SiteBlueprint.Domain}{path}{(query.Length > 0 ? "?" + query.TrimStart('&') : "")}";
        if (!campaigns.TryGetValue(ad, out var campaign))
            campaigns[ad] = campaign = CampaignMatcher.Best(blueprint.Campaigns, ad.Source, new Uri(page), ad.Referrer is null ? null : new Uri(ad.Referrer));
        return new GeneratedVisit(visitor, ad, new Visit(page, ad.Referrer, source, campaign?.Id, mobile: chance.Next(100) < 64), campaign);
    }
}

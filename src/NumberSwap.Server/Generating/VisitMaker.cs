using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Generating;

/// <summary>Makes up who comes, and from where.</summary>
internal sealed class VisitMaker(SiteBlueprint blueprint, SeededIds ids, Random chance)
{
    private const int Returning = 4096;

    private static readonly string[] Terms =
    [
        "купить газовый котёл", "котёл отопления цена", "ремонт котлов москва", "вызов мастера котёл", "тёплый пол под ключ", "электрический котёл для дачи",
        "котёл baxi цена", "котёл не включается что делать", "gas boiler moscow", "boiler repair near me", "установка котла", "сервис котлов срочно",
    ];

    private readonly Draw<Ad> ofVisitors = new(Ads.All, ad => ad.Weight);
    private readonly Draw<Ad> ofCallers = new(Ads.All, ad => ad.Weight * ad.CallRate);
    private readonly Dictionary<Ad, Campaign?> campaigns = new(ReferenceEqualityComparer.Instance);
    private readonly string[] visitors = new string[Returning];
    private long made;

    /// <summary>A visit and the campaign that covers it.</summary>
    /// <param name="calls">True for one that is followed by a call: some ads bring more of them.</param>
    public (Visit Visit, Campaign? Campaign) Visit(bool calls)
    {
        var ad = (calls ? ofCallers : ofVisitors).Next(chance);
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
        return (new Visit(page, ad.Referrer, source, campaign?.Id, mobile: chance.Next(100) < 64), campaign);
    }

    /// <summary>A visitor: a new one, or one in six times somebody who was here before.</summary>
    public string Visitor(long at)
    {
        if (made > 0 && chance.Next(6) == 0)
            return visitors[chance.Next((int)Math.Min(made, Returning))];
        return visitors[made++ % Returning] = ids.At(at);
    }
}

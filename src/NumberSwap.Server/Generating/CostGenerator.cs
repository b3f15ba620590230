using System.Globalization;
using NumberSwap.Core.Costs;

namespace NumberSwap.Server.Generating;

/// <summary>What the generated advertising costs, by what it has brought: counts the visits of a day and tells their costs when it is over.</summary>
internal sealed class CostGenerator
{
    /// <summary>What a call costs in the end, in roubles, however many visits there are of one.</summary>
    private const double CallCost = 850;

    private readonly Random chance;
    private readonly SiteBlueprint blueprint;
    private readonly double dearness;
    private readonly double printedCost;
    private readonly Dictionary<(Ad Ad, string Term), int> visits = [];
    private readonly List<AdCost> told = [];
    private DateOnly day;
    private int days;

    public CostGenerator(GeneratorSettings settings, SiteBlueprint blueprint, Random chance)
    {
        (this.chance, this.blueprint) = (chance, blueprint);
        var all = Ads.All.Sum(ad => ad.Weight);
        var click = Ads.All.Sum(ad => ad.Weight * (ad.Price?.Click ?? 0)) / all;
        dearness = Math.Max(0.2, CallCost * settings.Calls / settings.Sessions / click);
        printedCost = CallCost * settings.Calls / settings.Days * 7 * 0.025;
    }

    /// <summary>A visit has begun; no earlier day has more of them.</summary>
    public void Count(long at, GeneratedVisit visit)
    {
        var today = DateOnly.FromDateTime(SiteBlueprint.Local(at));
        if (today != day)
        {
            Close();
            day = today;
        }

        if (visit.Ad.Price is not { } price)
            return;
        var key = (visit.Ad, price.ByTerm ? visit.Visit.Source.Term ?? "" : "");
        visits[key] = visits.GetValueOrDefault(key) + 1;
    }

    /// <summary>The costs of the days that are over.</summary>
    /// <param name="isAll">True: the last day is over too.</param>
    public IReadOnlyList<AdCost> Take(bool isAll)
    {
        if (isAll)
            Close();
        var taken = told.ToList();
        told.Clear();
        return taken;
    }

    private void Close()
    {
        if (visits.Count == 0)
            return;
        // Bids are lower at weekends, and prices grow by a twelfth in a year.
        var mood = (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0.82 : 1) * (1 + (days++ / 365.0 / 12));
        foreach (var ((ad, term), count) in visits)
            told.Add(Cost(ad, term, count, mood));
        visits.Clear();
        if (day.DayOfWeek != DayOfWeek.Monday)
            return;
        // What is printed and spoken is paid by the week, and nobody clicks it.
        foreach (var printed in blueprint.Printed)
            told.Add(new AdCost(day, printed.Match.Source!, printed.Match.Medium!, "", null, "", Round(printedCost * (0.9 + (0.2 * chance.NextDouble()))), SiteBlueprint.Currency, null, null));
    }

    private AdCost Cost(Ad ad, string term, int visits, double mood)
    {
        // Some who click are gone before the page is there.
        var clicks = visits;
        for (var i = 0; i < visits; i++)
            clicks += chance.Next(9) == 0 ? 1 : 0;
        var price = ad.Price!;
        var cost = clicks * price.Click * dearness * mood * Math.Exp(0.12 * chance.Gauss());
        var shown = (long)Math.Ceiling(clicks / price.ClickRate * Math.Exp(0.15 * chance.Gauss()));
        var source = ad.Source;
        return new AdCost(
            day, source.Source, source.Medium, source.Campaign ?? "", Number(source.Campaign ?? ""), term, Round(cost), SiteBlueprint.Currency, clicks, Math.Max(shown, clicks));
    }

    private static decimal Round(double roubles) => decimal.Round((decimal)roubles, 2);

    /// <summary>The advertising system's number of a campaign.</summary>
    private static string Number(string campaign)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in campaign)
            hash = (hash ^ letter) * 16_777_619;
        return (70_000_000 + (hash % 10_000_000)).ToString(CultureInfo.InvariantCulture);
    }
}

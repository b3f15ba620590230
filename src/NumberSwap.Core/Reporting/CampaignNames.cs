namespace NumberSwap.Core.Reporting;

/// <summary>Brings the calls and the costs of a campaign together.</summary>
/// <remarks>
/// <para>
/// An ad system's report names a campaign and mostly has its number as well; the address of an ad has, as its author liked it, one or the other as
/// utm_campaign, and sometimes the number as utm_id. So of one source, capitals alike:
/// </para>
/// <list type="number">
/// <item>costs with a number belong to the name that the newest cost of that number has (a campaign may be renamed);</item>
/// <item>a visit whose utm_id is such a number, else whose utm_campaign is one, belongs to that name;</item>
/// <item>a visit whose utm_campaign is an earlier name of one number alone belongs to its newest name;</item>
/// <item>all others belong to their utm_campaign as it is.</item>
/// </list>
/// </remarks>
public sealed class CampaignNames
{
    private readonly Dictionary<(string Source, string Text), string> byNumber;
    private readonly Dictionary<(string Source, string Text), string> byName = new(Ignoring.Case);

    /// <param name="costs">All costs that are known of the site.</param>
    public CampaignNames(IEnumerable<CostFact> costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        var newest = new Dictionary<(string, string), (int Day, string Name)>(Ignoring.Case);
        var numbers = new Dictionary<(string Source, string Name), string?>(Ignoring.Case);
        foreach (var cost in costs)
        {
            if (cost.Campaign.Length == 0)
                continue;
            // A name of several numbers, or of costs without one, says nothing of which is meant.
            var named = (cost.Source, cost.Campaign);
            numbers[named] = !numbers.TryGetValue(named, out var known) ? cost.Number : string.Equals(known, cost.Number, StringComparison.OrdinalIgnoreCase) ? known : null;
            if (cost.Number is not { } number)
                continue;
            if (!newest.TryGetValue((cost.Source, number), out var best) || cost.Day > best.Day || (cost.Day == best.Day && string.CompareOrdinal(cost.Campaign, best.Name) < 0))
                newest[(cost.Source, number)] = (cost.Day, cost.Campaign);
        }

        byNumber = newest.ToDictionary(pair => pair.Key, pair => pair.Value.Name, Ignoring.Case);
        foreach (var (name, number) in numbers)
        {
            if (number is not null)
                byName[name] = byNumber[(name.Source, number)];
        }
    }

    /// <summary>What a visit's campaign is called; null: it has none.</summary>
    public string? Of(Touch touch)
    {
        ArgumentNullException.ThrowIfNull(touch);
        if (touch.CampaignId is { } id && byNumber.TryGetValue((touch.Source, id), out var named))
            return named;
        if (touch.Campaign is not { } campaign)
            return null;
        return byNumber.TryGetValue((touch.Source, campaign), out named) || byName.TryGetValue((touch.Source, campaign), out named) ? named : campaign;
    }

    /// <summary>What a cost's campaign is called; null: it has none.</summary>
    public string? Of(in CostFact cost)
    {
        if (cost.Number is { } number)
            return byNumber.TryGetValue((cost.Source, number), out var named) ? named : number;
        return cost.Campaign.Length > 0 ? cost.Campaign : null;
    }

    private sealed class Ignoring : IEqualityComparer<(string, string)>
    {
        public static readonly Ignoring Case = new();

        public bool Equals((string, string) x, (string, string) y) =>
            string.Equals(x.Item1, y.Item1, StringComparison.OrdinalIgnoreCase) && string.Equals(x.Item2, y.Item2, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string, string) obj) =>
            HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Item1), StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Item2));
    }
}

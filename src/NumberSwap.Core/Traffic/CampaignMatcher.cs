using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Traffic;

/// <summary>Finds the campaign that covers a visit.</summary>
/// <remarks>A field that is null or empty is not set. A field that is set wants something to be there: <c>*</c> covers any term, but not a visit without one.</remarks>
public static class CampaignMatcher
{
    private const int FieldWeight = 1_000_000;
    private const int LiteralWeight = 100;
    private const int MostLiterals = 9_999;

    /// <summary>True when every field of the rule that is set matches.</summary>
    public static bool Covers(CampaignRule rule, TrafficSource source, Uri page, Uri? referrer) =>
        Matches(rule.Source, source.Source)
        && Matches(rule.Medium, source.Medium)
        && Matches(rule.Campaign, source.Campaign)
        && Matches(rule.Term, source.Term)
        && Matches(rule.Content, source.Content)
        && MatchesClickId(rule.ClickId, source.ClickIds)
        && MatchesPath(rule.LandingPath, page)
        && MatchesReferrer(rule.Referrer, referrer);

    /// <summary>Whether each field of the rule that is set matches, and what of the visit it was compared with: all do when the rule covers the visit.</summary>
    public static IReadOnlyList<FieldVerdict> Explain(CampaignRule rule, TrafficSource source, Uri page, Uri? referrer)
    {
        var verdicts = new List<FieldVerdict>();
        Add("source", rule.Source, source.Source, Matches(rule.Source, source.Source));
        Add("medium", rule.Medium, source.Medium, Matches(rule.Medium, source.Medium));
        Add("campaign", rule.Campaign, source.Campaign, Matches(rule.Campaign, source.Campaign));
        Add("term", rule.Term, source.Term, Matches(rule.Term, source.Term));
        Add("content", rule.Content, source.Content, Matches(rule.Content, source.Content));
        Add("clickId", rule.ClickId, source.ClickIds is { } ids ? string.Join(", ", ids.Keys) : null, MatchesClickId(rule.ClickId, source.ClickIds));
        Add("landingPath", rule.LandingPath, page.IsAbsoluteUri ? Uri.UnescapeDataString(page.AbsolutePath) : null, MatchesPath(rule.LandingPath, page));
        Add("referrer", rule.Referrer, referrer is { IsAbsoluteUri: true } ? Compared(rule.Referrer, referrer) : null, MatchesReferrer(rule.Referrer, referrer));
        return verdicts;

        void Add(string field, string? pattern, string? value, bool matches)
        {
            if (!string.IsNullOrEmpty(pattern))
                verdicts.Add(new FieldVerdict(field, pattern, value, matches));
        }

        static string Compared(string? pattern, Uri referrer) =>
            pattern?.Contains('/', StringComparison.Ordinal) == true ? referrer.AbsoluteUri : referrer.Host;
    }

    /// <summary>The covering campaign that is not paused with the highest priority, then the most specific rule, then the oldest; null when none covers the visit.</summary>
    public static Campaign? Best(IReadOnlyList<Campaign> campaigns, TrafficSource source, Uri page, Uri? referrer)
    {
        Campaign? best = null;
        for (var i = 0; i < campaigns.Count; i++)
        {
            var campaign = campaigns[i];
            if (!campaign.Paused && (best is null || Precedes(campaign, best)) && Covers(campaign.Match, source, page, referrer))
                best = campaign;
        }

        return best;
    }

    /// <summary>
    /// How narrow a rule is: larger is more specific. The number of fields set counts first, then their literal characters
    /// (at most 9,999), then the number of fields without a wildcard: fields × 1,000,000 + literals × 100 + exact fields.
    /// </summary>
    public static int Specificity(CampaignRule rule)
    {
        int fields = 0, literals = 0, exact = 0;
        Count(rule.Source);
        Count(rule.Medium);
        Count(rule.Campaign);
        Count(rule.Term);
        Count(rule.Content);
        Count(rule.Referrer);
        Count(rule.LandingPath);
        Count(rule.ClickId);
        return (fields * FieldWeight) + (Math.Min(literals, MostLiterals) * LiteralWeight) + exact;

        void Count(string? pattern)
        {
            if (string.IsNullOrEmpty(pattern))
                return;
            var stars = pattern.AsSpan().Count(Wildcard.Star);
            fields++;
            literals += pattern.Length - stars;
            exact += stars == 0 ? 1 : 0;
        }
    }

    /// <summary>True when the left one wins a visit that both cover: by priority, then by specificity, then by age.</summary>
    public static bool Precedes(Campaign left, Campaign right)
    {
        if (left.Priority != right.Priority)
            return left.Priority > right.Priority;

        var difference = Specificity(left.Match) - Specificity(right.Match);
        if (difference != 0)
            return difference > 0;

        return left.CreatedAt != right.CreatedAt
            ? left.CreatedAt < right.CreatedAt
            : string.CompareOrdinal(left.Id, right.Id) < 0;
    }

    private static bool Matches(string? pattern, string? value) =>
        string.IsNullOrEmpty(pattern) || (value is not null && Wildcard.Matches(pattern, value));

    private static bool MatchesClickId(string? pattern, IReadOnlyDictionary<string, string>? clickIds)
    {
        if (string.IsNullOrEmpty(pattern))
            return true;
        if (clickIds is null)
            return false;

        foreach (var name in clickIds.Keys)
        {
            if (Wildcard.Matches(pattern, name))
                return true;
        }

        return false;
    }

    /// <remarks>An address has its path escaped; people write patterns as they read them, or paste the escaped form.</remarks>
    private static bool MatchesPath(string? pattern, Uri page)
    {
        if (string.IsNullOrEmpty(pattern))
            return true;
        if (!page.IsAbsoluteUri)
            return false;

        var path = page.AbsolutePath;
        return Wildcard.Matches(pattern, path)
            || (path.Contains('%', StringComparison.Ordinal) && Wildcard.Matches(pattern, Uri.UnescapeDataString(path)));
    }

    private static bool MatchesReferrer(string? pattern, Uri? referrer)
    {
        if (string.IsNullOrEmpty(pattern))
            return true;
        if (referrer is null || !referrer.IsAbsoluteUri)
            return false;

        if (!pattern.Contains('/', StringComparison.Ordinal))
            return Wildcard.Matches(pattern, referrer.Host) || Wildcard.Matches(pattern, Referrers.WithoutPrefix(referrer.Host));

        var address = referrer.AbsoluteUri.AsSpan();
        var afterScheme = address[(address.IndexOf("://") is var at and >= 0 ? at + 3 : 0)..];
        return Wildcard.Matches(pattern, address)
            || Wildcard.Matches(pattern, afterScheme)
            || Wildcard.Matches(pattern, Referrers.WithoutPrefix(afterScheme));
    }
}

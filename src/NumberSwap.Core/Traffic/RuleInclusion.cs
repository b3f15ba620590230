namespace NumberSwap.Core.Traffic;

/// <summary>Compares rules with each other, whatever the visits.</summary>
public static class RuleInclusion
{
    /// <summary>
    /// True when every visit that the narrow rule covers is covered by the wide one, too. False may also mean that it cannot be said:
    /// a referrer's host is not compared with an address.
    /// </summary>
    public static bool Includes(CampaignRule wide, CampaignRule narrow) =>
        Includes(wide.Source, narrow.Source)
        && Includes(wide.Medium, narrow.Medium)
        && Includes(wide.Campaign, narrow.Campaign)
        && Includes(wide.Term, narrow.Term)
        && Includes(wide.Content, narrow.Content)
        && Includes(wide.ClickId, narrow.ClickId)
        && Includes(wide.LandingPath, narrow.LandingPath)
        && IncludesReferrer(wide.Referrer, narrow.Referrer);

    /// <summary>True when both cover the same visits.</summary>
    public static bool AreEqual(CampaignRule one, CampaignRule other) => Includes(one, other) && Includes(other, one);

    /// <remarks>
    /// A pattern covers all that another covers when it matches the other's own text: the other's stars are no letters of it, so that only
    /// its stars can take them in, and with them whatever stands there.
    /// </remarks>
    private static bool Includes(string? wide, string? narrow) =>
        string.IsNullOrEmpty(wide) || (!string.IsNullOrEmpty(narrow) && Wildcard.Matches(wide, narrow));

    private static bool IncludesReferrer(string? wide, string? narrow)
    {
        if (string.IsNullOrEmpty(wide) || string.IsNullOrEmpty(narrow))
            return string.IsNullOrEmpty(wide);
        var comparesHosts = !wide.Contains('/', StringComparison.Ordinal);
        if (comparesHosts && wide.AsSpan().IndexOfAnyExcept(Wildcard.Star) < 0)
            return true;
        return comparesHosts == !narrow.Contains('/', StringComparison.Ordinal) && Wildcard.Matches(wide, narrow);
    }
}

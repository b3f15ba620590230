using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Traffic;

/// <summary>Finds the campaign that covers a visit.</summary>
public static class CampaignMatcher
{
    /// <summary>True when every field of the rule that is set matches.</summary>
    public static bool Covers(CampaignRule rule, TrafficSource source, Uri page, Uri? referrer) => throw new NotSupportedException();

    /// <summary>The covering campaign with the highest priority, then the most specific rule, then the oldest; null when none covers the visit.</summary>
    public static Campaign? Best(IReadOnlyList<Campaign> campaigns, TrafficSource source, Uri page, Uri? referrer) => throw new NotSupportedException();

    /// <summary>How narrow a rule is: larger is more specific.</summary>
    public static int Specificity(CampaignRule rule) => throw new NotSupportedException();
}

using NumberSwap.Core.Traffic;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Campaigns;

/// <summary>A rule's fields as ad managers call them.</summary>
public static class RuleWords
{
    /// <param name="field">Name of the field in the rule's JSON.</param>
    public static string Name(Words T, string field) => T[field switch
    {
        "source" => "Source",
        "medium" => "Medium",
        "campaign" => "Campaign",
        "term" => "Keyword",
        "content" => "Ad content",
        "landingPath" => "Landing page",
        "referrer" => "Came from",
        _ => "Click id",
    }];

    /// <summary>The fields that are set, with what they want.</summary>
    public static IEnumerable<(string Field, string Pattern)> Of(CampaignRule rule)
    {
        (string Field, string? Pattern)[] fields =
        [
            ("source", rule.Source), ("medium", rule.Medium), ("campaign", rule.Campaign), ("term", rule.Term),
            ("content", rule.Content), ("landingPath", rule.LandingPath), ("referrer", rule.Referrer), ("clickId", rule.ClickId),
        ];
        return fields.Where(field => !string.IsNullOrEmpty(field.Pattern)).Select(field => (field.Field, field.Pattern!));
    }
}

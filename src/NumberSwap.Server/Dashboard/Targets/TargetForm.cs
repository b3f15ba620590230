using System.Globalization;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Dashboard.Sites;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Targets;

/// <summary>A target-call rule as the fields of a form have it; lists one entry a line.</summary>
public sealed record TargetForm(
    bool Answered, string Talk, string Days, string ExcludedTags, string RequiredTags, string Callers, string Numbers, string Operators, string Sources)
{
    /// <summary>True when something is left out beside what most sites leave out.</summary>
    public bool HasMore => (Callers + Numbers + Operators + Sources).Trim().Length > 0;

    public static TargetForm Of(TargetRule rule) => new(
        rule.Answered,
        rule.MinTalkSeconds.ToString(CultureInfo.InvariantCulture),
        rule.FirstInDays.ToString(CultureInfo.InvariantCulture),
        Text(rule.ExcludedTags),
        Text(rule.RequiredTags),
        Text(rule.ExcludedCallers),
        Text(rule.ExcludedNumbers),
        Text(rule.ExcludedOperators),
        Text(rule.ExcludedSources));

    public static TargetForm Read(IFormCollection form) => new(
        form["Answered"] == "1",
        form["Talk"].ToString(),
        form["Days"].ToString(),
        form["ExcludedTags"].ToString(),
        form["RequiredTags"].ToString(),
        form["Callers"].ToString(),
        form["Numbers"].ToString(),
        form["Operators"].ToString(),
        form["Sources"].ToString());

    /// <summary>The request that the API would get.</summary>
    public TargetRuleRequest ToRequest() => new(
        Answered,
        Number(Talk),
        Number(Days),
        SiteForm.Lines(ExcludedTags),
        SiteForm.Lines(RequiredTags),
        SiteForm.Lines(Callers),
        SiteForm.Lines(Numbers),
        SiteForm.Lines(Operators),
        SiteForm.Lines(Sources));

    private static string Text(IReadOnlyList<string> entries) => string.Join('\n', entries);

    /// <summary>What is no number is refused as one out of range; an empty field asks for nothing.</summary>
    private static int Number(string text) =>
        string.IsNullOrWhiteSpace(text) ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}

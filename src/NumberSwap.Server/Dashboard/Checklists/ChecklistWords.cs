using System.Text.RegularExpressions;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.People;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Checklists;

/// <summary>Checklists and scores as people read them.</summary>
internal static partial class ChecklistWords
{
    public static string Stage(this Words T, ScriptStage stage) => stage switch
    {
        ScriptStage.Introduction => T["Introduction"],
        ScriptStage.Need => T["Need"],
        ScriptStage.Offer => T["Offer"],
        ScriptStage.Objection => T["Objection"],
        ScriptStage.Agreement => T["Agreement"],
        _ => T["Whole conversation"],
    };

    /// <summary>What a value is called where the item says nothing of it.</summary>
    public static string Value(this Words T, ChecklistItem item, int? value) => (item.Kind, value) switch
    {
        (_, null) => T["does not apply"],
        (ItemKind.YesNo, 0) => T["no"],
        (ItemKind.YesNo, _) => T["yes"],
        _ => T.Number((long)value.Value),
    };

    /// <summary>A share of points, or a dash.</summary>
    public static string Share(this Words T, ScoreSum sum) => sum.Share is { } share ? T.Percent(share) : "–";

    /// <summary>A change of a share: <c>+5 points</c> of a hundred.</summary>
    public static string Change(this Words T, double? change) => change is not { } by ? "–" : T["{0} pp", (Math.Round(100 * by) > 0 ? "+" : "") + T.Number((long)Math.Round(100 * by)).Replace('-', '−')];

    /// <summary><c>9–15 Nov 2026</c>, the days of a week.</summary>
    public static string Week(this Words T, IsoWeek week) => T["{0} – {1}", week.Monday.ToString("d MMM", T.Culture), T.Date(week.Sunday)];

    /// <summary>What somebody wrote, as this person may see it: who sees no caller's number sees none in comments either.</summary>
    public static string? Written(Viewer viewer, string? text) =>
        text is null || viewer.May(Role.Manager) || viewer.Catalog is { Site.Settings.MaskCallers: false } ? text : Phone().Replace(text, "•••");

    [GeneratedRegex(@"\+?\d(?:[\s().-]{0,3}\d){5,}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Phone();
}

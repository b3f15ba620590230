using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>What a rule would make of a site's last calls, beside what the present one does.</summary>
/// <param name="Period">The days that were looked at.</param>
/// <param name="Calls">The calls that were looked at.</param>
/// <param name="IsCut">True: there are more calls in the period; the newest were looked at.</param>
/// <param name="Target">Target calls by the rule.</param>
/// <param name="TargetNow">Target calls by the present rule.</param>
/// <param name="Gained">Target calls by the rule that are none by the present one.</param>
/// <param name="Lost">Target calls by the present rule that are none by the other.</param>
/// <param name="Rule">The rule, as it was read.</param>
/// <param name="Reasons">All reasons for which a call is left out by one of the rules, in the order in which they are asked for.</param>
public sealed record TargetPreview(
    Period Period, int Calls, bool IsCut, int Target, int TargetNow, int Gained, int Lost, TargetRule Rule, IReadOnlyList<TargetPreviewReason> Reasons)
{
    /// <summary>Days that are looked at.</summary>
    public const int Days = 30;

    /// <summary>Most calls that are looked at.</summary>
    public const int MostCalls = 100_000;

    /// <summary>Most calls that are shown of a reason.</summary>
    public const int MostExamples = 5;
}

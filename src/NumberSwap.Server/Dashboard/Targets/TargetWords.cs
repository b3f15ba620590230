using NumberSwap.Core.Reporting;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Targets;

/// <summary>What a target-call rule says, in words for people.</summary>
internal static class TargetWords
{
    /// <summary>Target call, or why not.</summary>
    public static string Verdict(this Words T, TargetVerdict verdict) => verdict.Reason switch
    {
        TargetReason.Target => T["Target call"],
        TargetReason.Open => T["Not over yet"],
        TargetReason.Missed => T["Nobody answered"],
        TargetReason.Short => T["Too short"],
        TargetReason.Repeat => T["The caller was talked with before"],
        TargetReason.Tag => T["Tag “{0}”", verdict.What],
        TargetReason.Untagged => T["Has none of the tags asked for"],
        TargetReason.Caller => T["The caller is left out"],
        TargetReason.Number => T["The number {0} is left out", verdict.What],
        TargetReason.Operator => T["The operator {0} is left out", verdict.What],
        _ => T["The source {0} is left out", verdict.What],
    };

    /// <summary>What the rule mainly asks for, in a few words.</summary>
    public static string Short(this Words T, TargetRule rule) =>
        rule.FirstInDays > 0
            ? T["from {0} of talk, new in {1}", T.Duration(rule.MinTalkSeconds), T.Count(rule.FirstInDays, "{0} day|{0} days")]
            : T["from {0} of talk", T.Duration(rule.MinTalkSeconds)];
}

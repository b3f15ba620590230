namespace NumberSwap.Core.Reporting;

/// <summary>What a rule says of a call.</summary>
/// <param name="What">What of the call the rule left out, for reasons that name something: the tag, the operator, the source.</param>
public readonly record struct TargetVerdict(TargetReason Reason, string? What = null)
{
    public static readonly TargetVerdict Target = new(TargetReason.Target);

    public bool IsTarget => Reason == TargetReason.Target;

    /// <summary><c>target</c>, <c>missed</c>, <c>short</c>, <c>tag:spam</c> …</summary>
    public override string ToString() => Reason.ToString().ToLowerInvariant() + (What is null ? "" : ":" + What);
}

using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Reporting;

/// <summary>What of a call decides whether it is a target call.</summary>
/// <param name="StartedAt">The ring, Unix time in ms.</param>
/// <param name="Caller">E.164, or null where it is withheld: such a call is judged as the first one of its caller.</param>
/// <param name="Tags">As they are kept, <c>|spam|vip|</c>; null: none.</param>
/// <param name="EarlierAt">When the last answered call of the same caller to the site before this one began, Unix time in ms; null: there was none.</param>
public readonly record struct TargetCall(
    CallStatus Status, int? TalkSeconds, long StartedAt, string? Caller, string Dialled, string? Operator, string? Source, string? Tags, long? EarlierAt)
{
    /// <param name="earlierAt">As <see cref="EarlierAt"/>.</param>
    public static TargetCall Of(CallRecord call, long? earlierAt)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(call.Status, call.TalkSeconds, call.StartedAt, call.From, call.To, call.Operator, call.Cause.Source?.Source, CallTags.Join(call.Tags), earlierAt);
    }
}

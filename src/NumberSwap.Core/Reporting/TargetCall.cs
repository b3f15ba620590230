using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Reporting;

/// <summary>What of a call decides whether it is a target call.</summary>
/// <param name="StartedAt">The ring, Unix time in ms.</param>
/// <param name="Caller">E.164, or null where it is withheld or forgotten.</param>
/// <param name="Tags">As they are kept, <c>|spam|vip|</c>; null: none.</param>
/// <param name="EarlierAt">As <see cref="CallRecord.EarlierAt"/>.</param>
public readonly record struct TargetCall(
    CallStatus Status, int? TalkSeconds, long StartedAt, string? Caller, string Dialled, string? Operator, string? Source, string? Tags, long? EarlierAt)
{
    public static TargetCall Of(CallRecord call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return new(call.Status, call.TalkSeconds, call.StartedAt, call.From, call.To, call.Operator, call.Cause.Source?.Source, CallTags.Join(call.Tags), call.EarlierAt);
    }
}

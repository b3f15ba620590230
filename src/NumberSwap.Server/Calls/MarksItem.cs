using NumberSwap.Core.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Calls;

/// <summary>What is said of a call beyond its tags.</summary>
/// <param name="ClientType">Null: as the caller's earlier calls say.</param>
/// <param name="Step">What somebody said; null: nobody.</param>
/// <param name="StepReached">What was said, or what the talk and the deals of the call show, whichever is more.</param>
/// <param name="Reason">Why there was a follow-up call.</param>
/// <param name="Satisfaction">How content the caller was, asked after the call: 1 (not at all) to 5 (very); null: no answer.</param>
/// <param name="ChangedAt">Null: nobody has said anything.</param>
public sealed record MarksItem(string? Product, ClientType? ClientType, CallStep? Step, CallStep StepReached, string? Reason, int? Satisfaction, DateTime? ChangedAt)
{
    public static MarksItem Of(CallMarks marks, CallStep reached) => new(
        marks.Product,
        marks.ClientType,
        marks.Step == CallStep.None ? null : marks.Step,
        reached,
        marks.Reason,
        marks.Satisfaction,
        marks.ChangedAt > 0 ? UnixTime.ToUtc(marks.ChangedAt) : null);
}

using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>The calls of one caller about one matter.</summary>
/// <param name="ConsultationDue">The call that made a consultation with a mentor due; null: none is, or it was held.</param>
/// <param name="Consultation">The one that was held, or null.</param>
/// <param name="Skilled">True for a long first call that a deal soon followed.</param>
/// <param name="Calls">Answered ones, in their order.</param>
public sealed record FollowUpItem(string Caller, FollowUpState State, string? ConsultationDue, ConsultationItem? Consultation, bool Skilled, IReadOnlyList<FollowUpCallItem> Calls);

using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Reports;

/// <summary>The call of a <see cref="Journey"/>.</summary>
public sealed record JourneyCall(string Id, DateTime StartedAt, CallStatus Status, int? TalkSeconds, string? Operator, string Number);

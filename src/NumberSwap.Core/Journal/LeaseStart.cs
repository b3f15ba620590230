using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>A lease as it began.</summary>
/// <param name="HoldMs">How long it outlives a sight, in ms.</param>
public sealed record LeaseStart(string Id, string Pool, string Number, string Target, LeaseKind Kind, long HoldMs);

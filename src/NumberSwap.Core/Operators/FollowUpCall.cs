namespace NumberSwap.Core.Operators;

/// <summary>An answered call of a case.</summary>
/// <param name="StartedAt">Unix ms.</param>
/// <param name="SoldAt">When the deal that came from it was won, Unix ms; null: none was.</param>
public sealed record FollowUpCall(string Id, string Caller, long StartedAt, int TalkSeconds, string? Operator, string? Product, string? Reason, long? SoldAt);

namespace NumberSwap.Server.Operators;

/// <summary>A call of a matter.</summary>
/// <param name="Reason">Why it was made, as somebody said.</param>
/// <param name="SoldAt">When the deal that came from it was won.</param>
public sealed record FollowUpCallItem(string Id, DateTime StartedAt, int TalkSeconds, string? Operator, string? Product, string? Reason, DateTime? SoldAt);

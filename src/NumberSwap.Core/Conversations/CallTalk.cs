namespace NumberSwap.Core.Conversations;

/// <summary>A call with what its transcript says to the reports.</summary>
/// <param name="StartedAt">Unix time in ms.</param>
/// <param name="TalkSeconds">As the call platform told it; null: not told.</param>
public sealed record CallTalk(string Call, long StartedAt, string? Operator, int? TalkSeconds, IReadOnlyList<string> Tags, TalkFacts Facts);

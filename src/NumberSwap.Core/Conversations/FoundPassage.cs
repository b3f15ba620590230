namespace NumberSwap.Core.Conversations;

/// <summary>A passage that was found, with its call.</summary>
/// <param name="Id">Grows with the call's ring, and within a call; see <see cref="TalkFilter"/>.</param>
/// <param name="StartedAt">The call's ring, Unix time in ms.</param>
public sealed record FoundPassage(long Id, string Call, long StartedAt, string? Caller, string? Operator, SpokenSegment Segment);

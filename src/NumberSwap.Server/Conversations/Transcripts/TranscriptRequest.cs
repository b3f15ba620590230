namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>A call's transcript.</summary>
/// <param name="Call">Id of the call; only where the address does not name it.</param>
/// <param name="Language">For example <c>ru</c>.</param>
/// <param name="Segments">1 to 5000 passages, in any order.</param>
public sealed record TranscriptRequest(string? Call, string? Language, IReadOnlyList<SegmentRequest?>? Segments);

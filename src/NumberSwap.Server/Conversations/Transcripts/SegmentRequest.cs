namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>A passage of a transcript.</summary>
/// <param name="Speaker"><c>caller</c>, <c>operator</c> or <c>unknown</c> (usual).</param>
/// <param name="Start">Seconds from the recording's beginning, 0 to 86400.</param>
/// <param name="End">When it ends, in seconds; may be left out.</param>
/// <param name="Text">What was said, 4000 characters at most.</param>
public sealed record SegmentRequest(string? Speaker, double? Start, double? End, string? Text);

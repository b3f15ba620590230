namespace NumberSwap.Core.Conversations;

/// <summary>What was said in a call.</summary>
/// <param name="Origin">Who brought it: <c>api</c>, <c>hook</c> or <c>transcription</c>.</param>
/// <param name="Language">As the source says, for example <c>ru</c>; null: unknown.</param>
/// <param name="StoredAt">Unix time in ms.</param>
/// <param name="Segments">In the order of their beginnings.</param>
public sealed record Transcript(string Origin, string? Language, long StoredAt, IReadOnlyList<SpokenSegment> Segments)
{
    /// <summary>Origin of what an endpoint made of a recording.</summary>
    public const string Transcribed = "transcription";
}

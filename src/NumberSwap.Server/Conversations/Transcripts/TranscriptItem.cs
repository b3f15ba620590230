using NumberSwap.Core.Conversations;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Conversations.Transcripts;

/// <summary>What was said in a call.</summary>
/// <param name="Origin">Who brought it: <c>api</c>, <c>hook</c> or <c>transcription</c>.</param>
public sealed record TranscriptItem(string Call, string Origin, string? Language, DateTime StoredAt, IReadOnlyList<SpokenSegment> Segments)
{
    public static TranscriptItem Of(string call, Transcript transcript) => new(call, transcript.Origin, transcript.Language, UnixTime.ToUtc(transcript.StoredAt), transcript.Segments);
}

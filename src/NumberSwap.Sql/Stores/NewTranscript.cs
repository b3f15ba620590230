using NumberSwap.Core.Conversations;

namespace NumberSwap.Sql.Stores;

/// <summary>The first transcript of a call.</summary>
/// <param name="StartedAt">The call's, Unix time in ms.</param>
/// <param name="Facts">What it says by the usual markers.</param>
public sealed record NewTranscript(string Site, string Call, long StartedAt, Transcript Transcript, TalkFacts Facts);

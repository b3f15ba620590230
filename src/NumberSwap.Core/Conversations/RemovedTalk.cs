namespace NumberSwap.Core.Conversations;

/// <summary>What was removed of somebody's calls.</summary>
/// <param name="Calls">Calls that were looked at; they stay.</param>
/// <param name="Passages">Passages of the transcripts, which search knew.</param>
public sealed record RemovedTalk(int Calls, int Recordings, int Transcripts, int Passages);

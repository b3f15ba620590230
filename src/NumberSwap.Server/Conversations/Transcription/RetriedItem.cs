namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>How many recordings are tried again.</summary>
public sealed record RetriedItem(int Retried);

namespace NumberSwap.Server.Conversations.Transcription;

/// <summary>A recording whose transcription was given up.</summary>
public sealed record ParkedItem(string Call, int Attempts, string? Fault);

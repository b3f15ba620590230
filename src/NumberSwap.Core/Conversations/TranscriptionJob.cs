namespace NumberSwap.Core.Conversations;

/// <summary>A call's recording that is transcribed.</summary>
/// <param name="Attempts">Those that failed.</param>
/// <param name="Fault">What the last of them failed with.</param>
public sealed record TranscriptionJob(string Site, string Call, TranscriptionState State, int Attempts, string? Fault);

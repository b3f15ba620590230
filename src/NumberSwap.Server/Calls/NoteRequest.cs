namespace NumberSwap.Server.Calls;

/// <summary>A note to add to a call.</summary>
/// <param name="Text">1 to 2000 characters.</param>
public sealed record NoteRequest(string? Text);

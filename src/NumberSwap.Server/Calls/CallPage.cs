namespace NumberSwap.Server.Calls;

/// <summary>A part of a list of calls, newest first.</summary>
/// <param name="Cursor">Pass it on to get the next part; null: this was the last one.</param>
public sealed record CallPage(IReadOnlyList<CallItem> Calls, string? Cursor);

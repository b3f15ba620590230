namespace NumberSwap.Server.Calls;

/// <summary>A part of a list of calls, newest first.</summary>
/// <param name="Cursor">Pass it on to get the next, older part; null: this was the last one.</param>
/// <param name="Newer">Pass it on as <c>newer</c> to get what is newer than this part, also what comes later; null: the part is empty.</param>
public sealed record CallPage(IReadOnlyList<CallItem> Calls, string? Cursor, string? Newer);

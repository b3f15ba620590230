namespace NumberSwap.Server.Conversations.Findings;

/// <summary>A part of what was found, the newest calls first.</summary>
/// <param name="Cursor">Pass it on for the next part; null: there is none.</param>
/// <param name="Search">By what it was searched: <c>fts5</c>, <c>fullText</c> or <c>like</c>.</param>
public sealed record PassagePage(IReadOnlyList<PassageItem> Passages, string? Cursor, string Search);

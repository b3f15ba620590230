namespace NumberSwap.Server.Conversations.Findings;

/// <summary>A place in a text.</summary>
public sealed record MarkItem(int Start, int Length);

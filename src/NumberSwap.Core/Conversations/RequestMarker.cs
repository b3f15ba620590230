namespace NumberSwap.Core.Conversations;

/// <summary>A type of request, and the phrases by which a call is known to be one.</summary>
public sealed record RequestMarker(string Name, IReadOnlyList<string> Phrases);

namespace NumberSwap.Server.Calls;

/// <summary>Tags in their order.</summary>
public sealed record TagList(IReadOnlyList<string> Tags);

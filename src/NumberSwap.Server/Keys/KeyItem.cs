using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Keys;

/// <summary>A key in a list: without its secret, which nobody has any more.</summary>
public sealed record KeyItem(string Id, string Name, ApiScope Scope, string? Site, DateTime CreatedAt);

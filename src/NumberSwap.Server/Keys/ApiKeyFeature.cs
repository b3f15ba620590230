using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Keys;

/// <summary>The key that a request came with.</summary>
/// <param name="Site">Id of the only site that it opens, or null for all.</param>
public sealed record ApiKeyFeature(string Id, string Name, ApiScope Scope, string? Site);

using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Keys;

/// <summary>Endpoint metadata: the scope that a key needs.</summary>
public sealed record RequiredScope(ApiScope Scope);

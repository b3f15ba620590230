namespace NumberSwap.Core.Sites;

/// <summary>A named key of the API. Only the hash of its secret is known.</summary>
/// <param name="Hash">Lower-case hex SHA-256 of the key as it was shown once.</param>
/// <param name="Site">Id of the only site that it opens, or null for all.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
public sealed record ApiKey(string Id, string Name, ApiScope Scope, string? Site, string Hash, long CreatedAt);

namespace NumberSwap.Server.Keys;

/// <summary>A key to make.</summary>
/// <param name="Scope"><c>admin</c>, <c>calls</c> or <c>read</c>.</param>
/// <param name="Site">Id of the only site that it is to open; left out: all.</param>
public sealed record KeyRequest(string? Name, string? Scope, string? Site);

namespace NumberSwap.Server.Tests.Support;

/// <summary>A number in the place of a target.</summary>
public sealed record Shown(string Target, string Number, string Kind, string? Lease);

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>What is known of a call when all has been told.</summary>
public sealed record CycleEnd(string Status, int? Talk = null, int? Ring = null, string? Operator = null, string? Recording = null);

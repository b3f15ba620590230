namespace NumberSwap.Benchmarks;

/// <summary>A load on a process.</summary>
/// <param name="ComparedWith">Name of the scenario that its ratios are to; null for the bare endpoint itself.</param>
public sealed record Scenario(string Name, MeasuredProcess Target, string RequestsFile, string? ComparedWith);

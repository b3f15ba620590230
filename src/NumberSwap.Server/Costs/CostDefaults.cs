namespace NumberSwap.Server.Costs;

/// <summary>What costs are of where a file says nothing of it; null: it has to.</summary>
/// <param name="Currency">ISO 4217.</param>
public sealed record CostDefaults(string? Source, string? Medium, string? Currency);

namespace NumberSwap.Server.Costs;

/// <summary>Costs to store, all or none.</summary>
public sealed record CostsRequest(IReadOnlyList<CostRequest>? Costs);

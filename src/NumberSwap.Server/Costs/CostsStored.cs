namespace NumberSwap.Server.Costs;

/// <summary>How many rows of costs were stored.</summary>
public sealed record CostsStored(int Stored);

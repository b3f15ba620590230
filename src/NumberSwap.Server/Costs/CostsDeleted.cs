namespace NumberSwap.Server.Costs;

/// <summary>How many rows of costs were deleted.</summary>
public sealed record CostsDeleted(int Deleted);

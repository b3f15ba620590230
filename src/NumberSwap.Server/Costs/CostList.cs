namespace NumberSwap.Server.Costs;

/// <summary>The costs of some days.</summary>
/// <param name="IsCut">True: there are more groups than are listed. Ask for fewer days.</param>
public sealed record CostList(DateOnly From, DateOnly To, IReadOnlyList<CostItem> Costs, bool IsCut);

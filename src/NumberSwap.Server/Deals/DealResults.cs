namespace NumberSwap.Server.Deals;

/// <summary>What became of each deal, in their order.</summary>
public sealed record DealResults(IReadOnlyList<DealResult> Deals);

namespace NumberSwap.Core.Planning;

/// <summary>What a pool of some size comes to.</summary>
/// <param name="Numbers">Tracking numbers in the pool.</param>
/// <param name="Overflow">Share of visits that find every number taken, 0 to 1.</param>
/// <param name="Undisputed">Expected share of calls at whose ring the caller's own lease is live, and the only live one of the number, 0 to 1.</param>
public sealed record PoolSize(int Numbers, double Overflow, double Undisputed);

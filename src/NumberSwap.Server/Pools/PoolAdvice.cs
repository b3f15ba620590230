namespace NumberSwap.Server.Pools;

/// <summary>How many numbers the pool should have, by Erlang B on its own busiest hour of the last seven days.</summary>
/// <param name="Numbers">Numbers for which at most 1 % of new visits would overflow; null without traffic to judge by.</param>
/// <param name="Erlangs">The load: arrivals × (visit + hold) of the busiest hour.</param>
/// <param name="Overflow">Share of new visits that would overflow in that hour with the numbers that the pool has, 0 to 1.</param>
public sealed record PoolAdvice(int? Numbers, double Erlangs, double Overflow);

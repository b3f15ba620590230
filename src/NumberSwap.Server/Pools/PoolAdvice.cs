using NumberSwap.Core.Planning;

namespace NumberSwap.Server.Pools;

/// <summary>How many numbers the pool should have, by Erlang B on its own busiest hour of the last seven days.</summary>
/// <param name="Numbers">Numbers for which at most 1 % of new visits would overflow; null without traffic to judge by.</param>
/// <param name="Erlangs">The load: arrivals × (visit + hold) of the busiest hour.</param>
/// <param name="Overflow">Share of new visits that would overflow in that hour with the numbers that the pool has, 0 to 1.</param>
/// <param name="Undisputed">Share of calls in that hour with a single visitor who can have made them, with the numbers that the pool has, 0 to 1; null without traffic.</param>
/// <param name="Advised">What the advised numbers would come to in that hour; null without traffic.</param>
public sealed record PoolAdvice(int? Numbers, double Erlangs, double Overflow, double? Undisputed = null, PoolSize? Advised = null);

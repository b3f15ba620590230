using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Pools;

/// <summary>A pool at a glance.</summary>
/// <param name="Now">Its numbers by state; null while the hot state does not answer.</param>
public sealed record PoolSummary(Pool Pool, PoolCount? Now, PoolUse Use, PoolAdvice Advice);

using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Pools.Days;

/// <summary>A pool that came near its end lately, and how many numbers it should have.</summary>
public sealed record PoolWarning(Pool Pool, PoolUse Use, PoolAdvice Advice);

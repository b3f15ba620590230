using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Pools;

/// <summary>How a pool stands now. <c>total = live + cooling + free</c>.</summary>
public sealed record PoolStatus(int Total, int Live, int Cooling, int Free, int LeasesLastHour, int OverflowsLastHour, PoolAdvice Advice, PoolUse Use);

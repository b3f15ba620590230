using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Pools;

/// <summary>A pool.</summary>
/// <param name="Retired">Numbers that are no longer leased; calls to them still find their visit and destination.</param>
public sealed record PoolItem(
    string Id,
    string Name,
    string Target,
    IReadOnlyList<string> Numbers,
    IReadOnlyList<string> Retired,
    int HoldSeconds,
    int CooldownSeconds,
    OverflowPolicy Overflow,
    DateTime CreatedAt)
{
    public static PoolItem Of(Pool pool) => new(
        pool.Id,
        pool.Name,
        pool.Target,
        pool.Numbers,
        pool.Retired,
        pool.HoldSeconds,
        pool.CooldownSeconds,
        pool.Overflow,
        UnixTime.ToUtc(pool.CreatedAt));
}

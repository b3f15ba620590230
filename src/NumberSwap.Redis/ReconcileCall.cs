using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>What goes to <c>reconcile.lua</c> for some numbers of a pool.</summary>
internal sealed class ReconcileCall
{
    private readonly List<RedisKey> _keys;
    private readonly List<RedisValue> _arguments;

    public ReconcileCall(string site, PoolPolicy policy, IEnumerable<PoolNumber> numbers, RedisValue now)
    {
        _keys = [RedisKeys.Numbers(site, policy.Pool), RedisKeys.Leases(site, policy.Pool)];
        _arguments = [now, policy.Pool, policy.HoldMs];
        foreach (var (number, last) in numbers)
        {
            _arguments.Add(number);
            _arguments.Add(last is null ? 0 : 1);
            if (last is null) continue;
            _keys.Add(RedisKeys.Session(site, last.Visitor));
            _keys.Add(RedisKeys.Visit(site, last.Visitor));
            _keys.Add(RedisKeys.LastNumbers(site, last.Visitor));
            Add(last);
        }
    }

    public RedisKey[] Keys => [.. _keys];

    public RedisValue[] Arguments => [.. _arguments];

    private void Add(Lease lease) => _arguments.AddRange(
    [
        lease.Id, lease.Session, lease.Visitor, lease.Target, LeaseCodes.Of(lease.Kind),
        lease.SessionStartedAt, lease.StartedAt, lease.SeenAt, lease.Until, lease.TappedAt, lease.CopiedAt, lease.LeftAt,
        RedisJson.Write(lease.Visit), RedisJson.Write(lease.Ids), PackedOrigin.Write(lease.Visit),
    ]);
}

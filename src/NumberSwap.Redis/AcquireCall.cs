using System.Text;
using NumberSwap.Core;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>What goes to <c>acquire.lua</c> for a page view, and what its answer means.</summary>
internal sealed class AcquireCall
{
    // The bits of the answer's first byte.
    private const int StartedBit = 1;
    private const int JournaledBit = 2;

    // What the answer says of a policy.
    private const byte Given = 1;
    private const byte Unknown = 2;

    private readonly PageView _view;
    private readonly List<PoolPolicy> _policies;

    public AcquireCall(PageView view, PoolKeys pools, long now)
    {
        _view = view;
        _policies = new(view.Wishes.Count);
        foreach (var wish in view.Wishes)
        {
            Place(wish.Continuing);
            Place(wish.Starting);
        }
        RedisKey[] own = [RedisKeys.Session(view.Site, view.Visitor), RedisKeys.Visit(view.Site, view.Visitor), RedisKeys.LastNumbers(view.Site, view.Visitor)];
        var shared = SharedKeys(pools);
        Batched = new(own, shared, WriteRequest(own.Length + shared.Length, now));
    }

    public BatchCall Batched { get; }

    public PageNumbers Read(BatchAnswer packed, out bool journaled)
    {
        var answer = new PackedReader(packed.Head);
        var flags = answer.Byte();
        journaled = (flags & JournaledBit) != 0;
        var started = (flags & StartedBit) != 0;
        var states = answer.Bytes(_policies.Count);
        var session = new PackedSession(answer.Rest(), packed.Body);
        var numbers = new GivenNumber[_view.Wishes.Count];
        while (session.NextHolding(out var pool, out var number, out var lease, out var kind, out var until))
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                if (PolicyOf(i, started) is { } policy && states[Place(policy) - 1] == Given && Ascii.Equals(pool, policy.Pool))
                {
                    numbers[i] = new(_view.Wishes[i].Target, policy.Pool, Encoding.UTF8.GetString(number), LeaseCodes.Kind(kind), Encoding.UTF8.GetString(lease), until);
                }
            }
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            var policy = PolicyOf(i, started);
            numbers[i] ??= new(_view.Wishes[i].Target, policy?.Pool, null, LeaseKind.Fallback, null, 0, policy is not null && states[Place(policy) - 1] == Unknown);
        }

        return new(Encoding.UTF8.GetString(session.Id), session.StartedAt, started, PackedOrigin.Read(session.ReadOrigin()), numbers);
    }

    private PoolPolicy? PolicyOf(int wish, bool started) => started ? _view.Wishes[wish].Starting : _view.Wishes[wish].Continuing;

    private SharedKey[] SharedKeys(PoolKeys pools)
    {
        var keys = new SharedKey[1 + (2 * _policies.Count)];
        keys[0] = pools.Journal(_view.Site);
        for (var i = 0; i < _policies.Count; i++)
        {
            (keys[1 + (2 * i)], keys[2 + (2 * i)]) = pools.Of(_view.Site, _policies[i].Pool);
        }
        return keys;
    }

    private byte[] WriteRequest(int keys, long now)
    {
        var request = PackedWriter.Start(BatchOperation.Acquire, keys)
            .Number(now)
            .Text(_view.Visitor)
            .Text(_view.NewSession)
            .Text(_view.Marks)
            .Json(RedisJson.InOrder(_view.Ids), JournalJson.Default.IReadOnlyDictionaryStringString)
            .Byte(_policies.Count)
            .Byte(_view.Wishes.Count);
        foreach (var policy in _policies)
        {
            request.Text(policy.Pool).Number(policy.HoldMs).Number(policy.CooldownMs).Byte(policy.Overflow == OverflowPolicy.Share ? 1 : 0);
        }
        foreach (var wish in _view.Wishes)
        {
            request.Text(wish.Target).Byte(Place(wish.Continuing)).Byte(Place(wish.Starting));
        }
        return request.Text(RandomId.New()).Json(_view.Visit, JournalJson.Default.Visit).Text(PackedOrigin.Write(_view.Visit)).ToArray();
    }

    /// <summary>The policy's place from 1; 0 for none. A pool has one place, however many wishes name it.</summary>
    private int Place(PoolPolicy? policy)
    {
        if (policy is null) return 0;
        for (var i = 0; i < _policies.Count; i++)
        {
            if (_policies[i].Pool == policy.Pool) return i + 1;
        }
        _policies.Add(policy);
        return _policies.Count;
    }
}

using System.Globalization;
using NumberSwap.Core;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>What goes to <c>acquire.lua</c> for a page view, and what its answer means.</summary>
internal sealed class AcquireCall
{
    private const int FixedKeys = 3;
    private const int FixedArguments = 8;
    private const int ArgumentsPerPolicy = 4;
    private const int ArgumentsPerWish = 3;

    private readonly PageView _view;
    private readonly List<PoolPolicy> _policies;

    public AcquireCall(PageView view, RedisValue now)
    {
        _view = view;
        _policies = new(view.Wishes.Count);
        foreach (var wish in view.Wishes)
        {
            Place(wish.Continuing);
            Place(wish.Starting);
        }
        Keys = WriteKeys();
        Arguments = WriteArguments(now);
    }

    public RedisKey[] Keys { get; }

    public RedisValue[] Arguments { get; }

    public PageNumbers Read(RedisResult result, out bool journaled)
    {
        var answer = new Lines((string)result!);
        var session = answer.Next().ToString();
        var startedAt = answer.NextNumber();
        var started = answer.NextNumber() == 1;
        journaled = answer.NextNumber() == 1;
        var numbers = new GivenNumber[_view.Wishes.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var wish = _view.Wishes[i];
            numbers[i] = new(
                wish.Target,
                (started ? wish.Starting : wish.Continuing)?.Pool,
                TextOrNull(answer.Next()),
                LeaseCodes.Kind(answer.Next()),
                TextOrNull(answer.Next()),
                answer.NextNumber(),
                answer.NextNumber() == 1);
        }
        var stored = answer.Next();
        return new(session, startedAt, started, stored.IsEmpty ? _view.Visit : RedisJson.ReadVisit(stored), numbers);
    }

    private RedisKey[] WriteKeys()
    {
        var keys = new RedisKey[FixedKeys + (2 * _policies.Count)];
        keys[0] = RedisKeys.Session(_view.Site, _view.Visitor);
        keys[1] = RedisKeys.LastNumbers(_view.Site, _view.Visitor);
        keys[2] = RedisKeys.Journal(_view.Site);
        for (var i = 0; i < _policies.Count; i++)
        {
            keys[FixedKeys + (2 * i)] = RedisKeys.Numbers(_view.Site, _policies[i].Pool);
            keys[FixedKeys + (2 * i) + 1] = RedisKeys.Leases(_view.Site, _policies[i].Pool);
        }
        return keys;
    }

    private RedisValue[] WriteArguments(RedisValue now)
    {
        var arguments = new RedisValue[FixedArguments + (ArgumentsPerPolicy * _policies.Count) + (ArgumentsPerWish * _view.Wishes.Count)];
        arguments[0] = now;
        arguments[1] = _view.Visitor;
        arguments[2] = _view.NewSession;
        arguments[3] = _view.Marks ?? "";
        arguments[4] = RedisJson.Write(_view.Visit);
        arguments[5] = RedisJson.Write(_view.Ids);
        arguments[6] = RandomId.New();
        arguments[7] = _policies.Count;
        var at = FixedArguments;
        foreach (var policy in _policies)
        {
            arguments[at++] = policy.Pool;
            arguments[at++] = policy.HoldMs;
            arguments[at++] = policy.CooldownMs;
            arguments[at++] = policy.Overflow == OverflowPolicy.Share ? 1 : 0;
        }
        foreach (var wish in _view.Wishes)
        {
            arguments[at++] = wish.Target;
            arguments[at++] = Place(wish.Continuing);
            arguments[at++] = Place(wish.Starting);
        }
        return arguments;
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

    private static string? TextOrNull(ReadOnlySpan<char> text) => text.IsEmpty ? null : text.ToString();

    /// <summary>Takes a text apart line by line.</summary>
    private ref struct Lines(string text)
    {
        private ReadOnlySpan<char> _rest = text;

        public ReadOnlySpan<char> Next()
        {
            var end = _rest.IndexOf('\n');
            var line = end < 0 ? _rest : _rest[..end];
            _rest = end < 0 ? [] : _rest[(end + 1)..];
            return line;
        }

        public long NextNumber() => long.Parse(Next(), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}

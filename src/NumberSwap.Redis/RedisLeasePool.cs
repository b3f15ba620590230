using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using StackExchange.Redis;

namespace NumberSwap.Redis;

/// <summary>The pools in Redis, for any number of servers. Every operation but the reconciling is one round trip, which callers share under load: two for a heartbeat that finds something changed.</summary>
/// <param name="client">The connection.</param>
/// <param name="journal">Is told which sites' journals were written to.</param>
/// <param name="clock">Replaces the clock of Redis, for tests; null: Redis tells the time to all servers.</param>
/// <remarks>Every operation throws <see cref="RedisUnavailableException"/> when Redis does not answer; repeating it is safe.</remarks>
public sealed class RedisLeasePool(RedisClient client, RedisJournal journal, TimeProvider? clock = null) : ILeasePool
{
    /// <summary>Most numbers that one script run touches: Redis does nothing else meanwhile.</summary>
    private const int NumbersPerRun = 500;

    /// <summary>The member of a pool's sorted set that says that the set is complete; see <c>number.lua</c>.</summary>
    private const string Complete = "~";

    private readonly PoolKeys _keys = new();

    /// <inheritdoc/>
    public async Task<PageNumbers> AcquireAsync(PageView view, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(view);
        var now = Now();
        var journaled = true;
        try
        {
            if (RenewCall.Suits(view))
            {
                var renew = new RenewCall(view, _keys, now);
                var renewed = await client.RunAsync(view.Site, renew.Batched).WaitAsync(cancellation);
                if (renewed.Head is not null) return renew.Read(renewed, out journaled);
            }

            var acquire = new AcquireCall(view, _keys, now);
            return acquire.Read(await client.RunAsync(view.Site, acquire.Batched).WaitAsync(cancellation), out journaled);
        }
        finally
        {
            // Also after a time-out: the script may have run.
            if (journaled) journal.Written(view.Site);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ReleaseAsync(string site, PoolPolicy policy, string number, string lease, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        RedisKey[] keys = [RedisKeys.Numbers(site, policy.Pool), RedisKeys.Leases(site, policy.Pool), RedisKeys.Journal(site)];
        return (int)await WriteAsync(site, LuaScript.Release, keys, [Now(), number, lease], cancellation) == 1;
    }

    /// <inheritdoc/>
    public Task NoteAsync(SessionNote note, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        RedisKey[] keys = note is { Pool: not null, Number: not null }
            ? [RedisKeys.Journal(note.Site), RedisKeys.Numbers(note.Site, note.Pool), RedisKeys.Leases(note.Site, note.Pool)]
            : [RedisKeys.Journal(note.Site)];
        return WriteAsync(note.Site, LuaScript.Note, keys, [Now(), note.Session, LeaseCodes.Of(note.Kind), note.Number ?? ""], cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Lease>> LeasesOfAsync(string site, string pool, string number, CancellationToken cancellation = default)
    {
        var (numbers, leases) = _keys.Of(site, pool);
        var request = PackedWriter.Start(BatchOperation.Leases, keys: 2).Text(number).ToArray();
        var answer = await client.RunAsync(site, new([], [numbers, leases], request)).WaitAsync(cancellation);
        return PackedLeases.Read(site, pool, number, answer.Head);
    }

    /// <inheritdoc/>
    public async Task<CallSnapshot> ReportCallAsync(CallReport report, string? pool, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var site = report.Site;
        var shared = SharedKeys(site, pool);
        var request = PackedWriter.Start(BatchOperation.Call, 1 + shared.Length)
            .Number(Now()).Json(report, JournalJson.Default.CallReport).Text(report.To).Text(pool).Number(report.StartedAt ?? 0).ToArray();
        try
        {
            return ReadSnapshot(report, await client.RunAsync(site, new([RedisKeys.Call(site, report.Id)], shared, request)).WaitAsync(cancellation));
        }
        finally
        {
            journal.Written(site);
        }
    }

    /// <inheritdoc/>
    public async Task<PoolCount> CountAsync(string site, PoolPolicy policy, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        RedisKey[] keys = [RedisKeys.Numbers(site, policy.Pool)];
        var answer = (RedisResult[])(await client.EvalAsync(site, LuaScript.Count, keys, [Now(), policy.CooldownMs], cancellation))!;
        int total = (int)answer[0], live = (int)answer[1], cooling = (int)answer[2];
        return new(total, live, cooling, total - live - cooling);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<NumberNow>> LookAsync(string site, PoolPolicy policy, IReadOnlyList<string> numbers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(numbers);
        RedisKey[] keys = [RedisKeys.Numbers(site, policy.Pool)];
        var seen = new List<NumberNow>(numbers.Count);
        foreach (var part in numbers.Chunk(NumbersPerRun))
        {
            RedisValue[] arguments = [Now(), .. part.Select(number => (RedisValue)number)];
            var answer = (RedisValue[])(await client.EvalAsync(site, LuaScript.Look, keys, arguments, cancellation))!;
            var now = (long)answer[0];
            for (var i = 0; i < part.Length; i++)
            {
                seen.Add(answer[i + 1].IsNullOrEmpty ? new(part[i], null, 0) : NumberNow.Of(part[i], (long)(double)answer[i + 1], policy.CooldownMs, now));
            }
        }
        return seen;
    }

    /// <inheritdoc/>
    public async Task ReconcileAsync(string site, PoolPolicy policy, IReadOnlyList<PoolNumber> numbers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(numbers);
        foreach (var chunk in numbers.Chunk(NumbersPerRun))
        {
            var call = new ReconcileCall(site, policy, chunk, Now());
            await client.EvalAsync(site, LuaScript.Reconcile, call.Keys, call.Arguments, cancellation);
        }
        RedisKey set = RedisKeys.Numbers(site, policy.Pool);
        foreach (var gone in (await GoneAsync(site, set, numbers, cancellation)).Chunk(NumbersPerRun))
        {
            await client.EvalAsync(site, LuaScript.Retire, [set, RedisKeys.Leases(site, policy.Pool)], gone, cancellation);
        }
        await client.RunAsync(site, db => db.SortedSetAddAsync(set, Complete, double.PositiveInfinity), cancellation);
    }

    /// <summary>The set's members that are not among the numbers, found a part at a time.</summary>
    private async Task<IReadOnlyList<RedisValue>> GoneAsync(string site, RedisKey set, IReadOnlyList<PoolNumber> numbers, CancellationToken cancellation)
    {
        var kept = numbers.Select(n => n.Number).Append(Complete).ToHashSet(StringComparer.Ordinal);
        var gone = new List<RedisValue>();
        var cursor = "0";
        do
        {
            var from = cursor;
            var part = (RedisResult[])(await client.RunAsync(site, db => db.ExecuteAsync("ZSCAN", set, from, "COUNT", NumbersPerRun), cancellation))!;
            cursor = (string)part[0]!;
            var members = (RedisValue[])part[1]!;
            // Members and scores take turns.
            for (var i = 0; i < members.Length; i += 2)
            {
                if (!kept.Contains((string)members[i]!)) gone.Add(members[i]);
            }
        }
        while (cursor != "0");
        return gone;
    }

    private async Task<RedisResult> WriteAsync(string site, LuaScript script, RedisKey[] keys, RedisValue[] arguments, CancellationToken cancellation)
    {
        try
        {
            return await client.EvalAsync(site, script, keys, arguments, cancellation);
        }
        finally
        {
            journal.Written(site);
        }
    }

    private SharedKey[] SharedKeys(string site, string? pool)
    {
        if (pool is null) return [_keys.Journal(site)];
        var (numbers, leases) = _keys.Of(site, pool);
        return [_keys.Journal(site), numbers, leases];
    }

    private static CallSnapshot ReadSnapshot(CallReport report, BatchAnswer packed)
    {
        var answer = new PackedReader(packed.Head);
        var ring = answer.Number();
        var first = answer.Byte() == 1;
        var pool = answer.Text();
        return new(ring, PackedLeases.Read(report.Site, pool, report.To, packed.Body), first);
    }

    /// <summary>The time for a script, Unix ms; 0: Redis takes its own.</summary>
    private long Now() => clock?.GetUtcNow().ToUnixTimeMilliseconds() ?? 0;
}

using System.Globalization;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>One random history, played on a pool and on the oracle; every answer and the state after every move have to agree.</summary>
internal sealed class ModelRun(IPoolUnderTest under, ManualClock clock)
{
    private static readonly long[] s_waits = [1, 5_000, 15_000, 60_000, 300_000, 29 * 60_000, 31 * 60_000, 86_400_000, 31 * 86_400_000L];
    private static readonly string[] s_pools = ["pool-a", "pool-b"];
    private static readonly string?[] s_marks = [null, null, null, "m", "n"];

    private readonly string _site = "model-" + Guid.NewGuid().ToString("N");
    private readonly LeaseOracle _oracle = new();

    /// <summary>The pool's id of each lease of the oracle, by its order.</summary>
    private readonly List<string> _ids = [];

    private PageView? _last;
    private int _sessions;

    public async Task PlayAsync(IReadOnlyList<Move> moves)
    {
        foreach (var move in moves)
        {
            await PlayAsync(move);
            await CompareAsync();
        }
    }

    private Task PlayAsync(Move move) => move.Kind switch
    {
        MoveKind.View => ViewAsync(_last = ViewOf(move)),
        MoveKind.Repeat => _last is null ? Task.CompletedTask : ViewAsync(_last),
        MoveKind.Release => ReleaseAsync(move),
        MoveKind.Note => NoteAsync(move),
        MoveKind.Numbers => NumbersAsync(move),
        _ => WaitAsync(move),
    };

    private PageView ViewOf(Move move)
    {
        // Only the pool that never shares changes its hold: how long a shared number stays live after holds were shortened
        // is exact for remembered leases only.
        PoolPolicy a = new(s_pools[0], 30 * 60_000, move.C % 2 * 300_000, (OverflowPolicy)(move.C / 2 % 2));
        PoolPolicy b = new(s_pools[1], 60_000 * (1 + (29 * (move.C / 4 % 2))), 60_000, OverflowPolicy.Fallback);
        NumberWish[] wishes = (move.C / 8 % 5) switch
        {
            0 => [new("+70", a, a)],
            1 => [new("+70", a, a), new("+71", b, b)],
            2 => [new("+71", b, null), new("+70", null, a)],
            3 => [new("+70", a, b)],
            _ => [new("+70", a, a), new("+71", a, a), new("+72", null, null)],
        };
        var visitor = "visitor-" + (move.A % 6);
        return new()
        {
            Site = _site,
            Visitor = visitor,
            NewSession = "session-" + _sessions++,
            Continues = move.A / 6 % 2 == 0,
            Marks = s_marks[move.B % s_marks.Length],
            Visit = PageViews.VisitOf(visitor),
            Ids = move.B / 5 % 3 is var ids and > 0 ? PageViews.Ids(("ga", ids.ToString(CultureInfo.InvariantCulture))) : null,
            Wishes = wishes,
        };
    }

    private async Task ViewAsync(PageView view)
    {
        var expected = _oracle.Acquire(view, clock.Now);
        var actual = await under.Pool.AcquireAsync(view);
        Assert.Equal((expected.Session, expected.StartedAt, expected.Started), (actual.Session, actual.StartedAt, actual.Started));
        for (var i = 0; i < expected.Numbers.Count; i++)
        {
            var (wanted, got) = (expected.Numbers[i], actual.Numbers[i]);
            if (wanted.Lease is { } order)
            {
                var index = int.Parse(order, CultureInfo.InvariantCulture);
                Assert.NotNull(got.Lease);
                // Both count leases in the order in which they start.
                if (index == _ids.Count) _ids.Add(got.Lease);
                Assert.Equal(_ids[index], got.Lease);
            }
            Assert.Equal(wanted with { Lease = got.Lease }, got);
            Assert.Equal(wanted.Lease is null, got.Lease is null);
        }
        Assert.Equal(_ids.Count, _ids.Distinct(StringComparer.Ordinal).Count());
    }

    private async Task ReleaseAsync(Move move)
    {
        if (Pick(move.A) is not { } lease) return;
        var number = move.C % 8 == 0 ? "+1" : lease.Number;
        var policy = new PoolPolicy(lease.Pool, 60_000, 0, OverflowPolicy.Share);
        Assert.Equal(_oracle.Release(number, lease.Order, clock.Now), await under.Pool.ReleaseAsync(_site, policy, number, _ids[lease.Order]));
    }

    private Task NoteAsync(Move move)
    {
        if (Pick(move.A) is not { } lease) return Task.CompletedTask;
        var note = new SessionNote(_site, move.C % 4 == 0 ? "stranger" : lease.Session, (NoteKind)(move.B % 3), lease.Pool, lease.Number);
        _oracle.Note(note, clock.Now);
        return under.Pool.NoteAsync(note);
    }

    private async Task NumbersAsync(Move move)
    {
        var pool = s_pools[move.A % 2];
        var numbers = Enumerable.Range(0, 5).Where(i => (move.B >> i & 1) == 1).Select(i => "+" + (char)('1' + i)).ToList();
        var record = new List<PoolNumber>();
        foreach (var number in numbers)
        {
            var known = await under.Pool.LeasesOfAsync(_site, pool, number);
            var last = move.C % 2 == 0 && known.Count > 0 ? known[move.C / 2 % known.Count] : null;
            // Whether a session that is over begins again with a lease that a note has prolonged depends on how long the pool remembers
            // sessions: no pool is held to either.
            if (last is not null && last.IsLiveAt(clock.Now) && !_oracle.GoesOn(last.Visitor, last.Session, clock.Now)) last = null;
            record.Add(new(number, last));
        }
        _oracle.Reconcile(pool, numbers);
        await under.Pool.ReconcileAsync(_site, new(pool, 60_000, 0, OverflowPolicy.Share), record);
    }

    private Task WaitAsync(Move move)
    {
        // A page view is repeated at once or not at all: much later its session would start a second time.
        _last = null;
        clock.Advance(s_waits[move.A % s_waits.Length]);
        return Task.CompletedTask;
    }

    private LeaseOracle.Held? Pick(int back) => _oracle.Leases.Count == 0 ? null : _oracle.Leases[^(1 + (back % Math.Min(12, _oracle.Leases.Count)))];

    private async Task CompareAsync()
    {
        foreach (var pool in s_pools)
        {
            var policy = new PoolPolicy(pool, 60_000, 300_000, OverflowPolicy.Share);
            Assert.Equal(_oracle.Count(policy, clock.Now), await under.Pool.CountAsync(_site, policy));
        }
        if (Pick(0) is { } lease) await CompareAsync(lease.Pool, lease.Number);
        if (Pick(5) is { } older) await CompareAsync(older.Pool, older.Number);
    }

    private async Task CompareAsync(string pool, string number)
    {
        var expected = _oracle.Remembered(pool, number).Select(l =>
            (_ids[l.Order], l.Session, l.Visitor, l.Target, l.Kind, l.Start, l.Seen, l.Until, l.Tapped, l.Copied, l.Left, l.Ids?["ga"]));
        var actual = (await under.Pool.LeasesOfAsync(_site, pool, number)).Select(l =>
            (l.Id, l.Session, l.Visitor, l.Target, l.Kind, l.StartedAt, l.SeenAt, l.Until, l.TappedAt, l.CopiedAt, l.LeftAt, l.Ids?["ga"]));
        Assert.Equal(expected, actual);
    }
}

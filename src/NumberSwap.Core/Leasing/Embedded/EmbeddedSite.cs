using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>
/// The hot state of one site. Every method runs under <see cref="Gate"/> and hands its journal entries over before it returns,
/// so that the journal has them in the order of the decisions (those of calls need none, and are the pool's); waiting for their commit is
/// the caller's, outside the lock.
/// </summary>
internal sealed class EmbeddedSite(string site, IJournalWriter journal)
{
    private readonly Dictionary<string, EmbeddedPool> _pools = new(StringComparer.Ordinal);
    private readonly SessionTable _sessions = new();
    private readonly CallTable _calls = new();

    public Lock Gate { get; } = new();

    public PageNumbers Acquire(PageView view, long now, out Task committed)
    {
        _sessions.Sweep(now);
        var session = _sessions.Find(view.Visitor);
        var starts = session is null || !session.GoesOn(now, view.Marks);
        if (starts) _sessions.Set(session = NewSession(view, now));
        var visit = new PageLeasing(site, journal, session!, view, now);
        var numbers = visit.Lease(_pools, starts);
        committed = session!.Committed;
        return numbers;
    }

    public bool Release(PoolPolicy policy, string number, string lease, long now, out ValueTask committed)
    {
        committed = default;
        if (Pool(policy.Pool) is not { } pool || pool.Find(number) is not { } state) return false;
        if (state.Find(lease) is not { } live || live.Until <= now) return false;
        live.End(now);
        pool.Changed(state, live);
        committed = journal.AppendAsync(new ReleaseEntry(site, now, lease));
        return true;
    }

    public ValueTask Note(SessionNote note, long now)
    {
        if (note is { Pool: not null, Number: not null } && Pool(note.Pool) is { } pool
            && pool.Find(note.Number) is { } number && number.FindOfSession(note.Session) is { } lease)
        {
            if (note.Kind == NoteKind.TelClick) lease.TappedAt = now;
            if (note.Kind == NoteKind.Copy) lease.CopiedAt = now;
            lease.SeenAt = Math.Max(lease.SeenAt, now);
            if (note.Kind == NoteKind.Leave) lease.LeftAt = lease.SeenAt;
            if (lease.Until > now)
            {
                lease.Until = Math.Max(lease.Until, now + lease.HoldMs);
                pool.Changed(number, lease);
            }
        }
        return journal.AppendAsync(new NoteEntry(site, now, note.Session, note.Kind, note.Number));
    }

    public IReadOnlyList<Lease> LeasesOf(string pool, string number) =>
        Pool(pool)?.Find(number)?.ToLeases(site, pool) ?? [];

    public CallSnapshot Report(CallReport report, string? pool, long now)
    {
        var known = _calls.Find(report.Id, now);
        var snapshot = known ?? new(report.StartedAt ?? now, pool is null ? [] : LeasesOf(pool, report.To), First: true);
        if (known is null) _calls.Add(report.Id, snapshot with { First = false }, now);
        return snapshot;
    }

    public PoolCount Count(PoolPolicy policy, long now) => Pool(policy.Pool)?.Count(policy.CooldownMs, now) ?? new(0, 0, 0, 0);

    public void Look(PoolPolicy policy, string[] numbers, long now, List<NumberNow> seen)
    {
        var pool = Pool(policy.Pool);
        foreach (var number in numbers)
        {
            seen.Add(pool?.Find(number) is { InPool: true } state
                ? NumberNow.Of(number, state.EndsAt, policy.CooldownMs, now)
                : new(number, null, 0));
        }
    }

    public void Reconcile(PoolPolicy policy, IReadOnlyList<PoolNumber> numbers, long now)
    {
        if (!_pools.TryGetValue(policy.Pool, out var pool)) _pools[policy.Pool] = pool = new();
        pool.KeepOnly(numbers.Select(n => n.Number).ToHashSet(StringComparer.Ordinal));
        foreach (var (number, last) in numbers)
        {
            var state = pool.Add(number);
            if (last is null || pool.Restore(state, last, policy.HoldMs) is not { } lease || lease.Until <= now) continue;
            Resume(policy.Pool, state, lease);
        }
    }

    /// <summary>Gives a live lease of the durable record back to its visitor's session, unless that has moved on.</summary>
    private void Resume(string pool, NumberState number, LeaseState lease)
    {
        var session = _sessions.Find(lease.Visitor);
        if (session is null || (session.Id != lease.Session && session.StartedAt < lease.SessionStartedAt))
        {
            session = new()
            {
                Id = lease.Session,
                Visitor = lease.Visitor,
                StartedAt = lease.SessionStartedAt,
                SeenAt = lease.SeenAt,
                JournaledAt = lease.SeenAt,
                Marks = null,
                MarksUnknown = true,
                Visit = lease.Visit,
                Origin = VisitOrigin.Of(lease.Visit),
                Ids = lease.Ids,
            };
            _sessions.Set(session);
        }
        if (session.Id != lease.Session) return;
        // A session that goes on keeps its own last sight: a lease's is also dated by what the visitor does with the number.
        if (session.FindHolding(pool) < 0) session.Hold(new(pool, number, lease));
    }

    private static SessionState NewSession(PageView view, long now) => new()
    {
        Id = view.NewSession,
        Visitor = view.Visitor,
        StartedAt = now,
        SeenAt = now,
        JournaledAt = now,
        Marks = view.Marks,
        Visit = view.Visit.Packed(),
        Origin = VisitOrigin.Of(view.Visit),
        Ids = view.Ids,
    };

    private EmbeddedPool? Pool(string pool) => _pools.GetValueOrDefault(pool);
}

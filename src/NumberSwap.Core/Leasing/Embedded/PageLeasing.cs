using NumberSwap.Core.Journal;

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>One page view's decisions: which of its session's numbers go on, which new ones it gets, and what of it is journaled.</summary>
internal readonly ref struct PageLeasing(string site, IJournalWriter journal, SessionState session, PageView view, long now)
{
    public PageNumbers Lease(Dictionary<string, EmbeddedPool> pools, bool starts)
    {
        // A repeated page view finds the session that its first try started, and is served by the same pools again.
        var started = session.Id == view.NewSession;
        var newIds = See();
        var given = new GivenNumber[view.Wishes.Count];
        List<LeaseStart>? leases = null;
        for (var i = 0; i < given.Length; i++)
        {
            var wish = view.Wishes[i];
            given[i] = (started ? wish.Starting : wish.Continuing) is { } policy
                ? Give(pools.GetValueOrDefault(policy.Pool), policy, wish.Target, ref leases)
                : new(wish.Target, null, null, LeaseKind.Fallback, null, 0);
        }
        Record(starts, newIds, leases, given);
        return new(session.Id, session.StartedAt, started, session.Origin, given);
    }

    /// <summary>Notes the sight; true when it brought other analytics ids.</summary>
    private bool See()
    {
        session.SeenAt = Math.Max(session.SeenAt, now);
        if (session.MarksUnknown && view.Marks is not null)
        {
            session.Marks = view.Marks;
            session.MarksUnknown = false;
        }
        if (view.Ids is null || Same(view.Ids, session.Ids)) return false;
        session.Ids = view.Ids;
        return true;
    }

    private GivenNumber Give(EmbeddedPool? pool, PoolPolicy policy, string target, ref List<LeaseStart>? leases)
    {
        if (pool is null) return new(target, policy.Pool, null, LeaseKind.Fallback, null, 0, PoolUnknown: true);
        if (Renewable(policy.Pool) is { } holding)
        {
            holding.Lease.Seen(now, policy.HoldMs);
            holding.Lease.Ids = session.Ids;
            pool.Changed(holding.Number, holding.Lease);
            return Given(policy.Pool, holding.Number, holding.Lease, target);
        }
        if (Choose(pool, policy) is not { } choice) return new(target, policy.Pool, null, LeaseKind.Fallback, null, 0);
        var lease = NewLease(policy, choice.Kind, target);
        pool.Start(choice.Number, lease);
        session.Hold(new(policy.Pool, choice.Number, lease));
        (leases ??= new(1)).Add(Start(policy.Pool, choice.Number, lease));
        return Given(policy.Pool, choice.Number, lease, target);
    }

    /// <summary>The session's lease in the pool, if it may go on: a lease that is over only while nobody else got its number.</summary>
    private Holding? Renewable(string pool)
    {
        var index = session.FindHolding(pool);
        if (index < 0) return null;
        var holding = session.Holdings[index];
        if (holding.Lease.Released || !holding.Number.InPool) return null;
        return holding.Lease.Until > now || holding.Number.Newest == holding.Lease ? holding : null;
    }

    private (NumberState Number, LeaseKind Kind)? Choose(EmbeddedPool pool, PoolPolicy policy)
    {
        if (pool.ReturnOf(session.Visitor, now) is not { } number) return pool.Choose(policy, now);
        if (number.Newest is { } before && before.Until > now)
        {
            before.End(now);
            Append(new ReleaseEntry(site, now, before.Id));
        }
        return (number, LeaseKind.Leased);
    }

    private LeaseState NewLease(PoolPolicy policy, LeaseKind kind, string target) => new()
    {
        Id = RandomId.New(),
        Target = target,
        Session = session.Id,
        Visitor = session.Visitor,
        Kind = kind,
        SessionStartedAt = session.StartedAt,
        StartedAt = now,
        SeenAt = now,
        Until = now + policy.HoldMs,
        HoldMs = policy.HoldMs,
        Visit = session.Visit,
        Ids = session.Ids,
    };

    private void Record(bool starts, bool newIds, List<LeaseStart>? leases, GivenNumber[] given)
    {
        if (session.Committed.IsFaulted || session.Committed.IsCanceled)
        {
            RecordAgain();
            return;
        }
        if (starts || leases is not null) Append(Visit(now, leases is null ? [] : leases.ToArray()));
        if (starts || (!newIds && now < session.JournaledAt + SessionRules.SightEveryMs)) return;
        var renewed = new List<string>(given.Length);
        foreach (var number in given)
        {
            if (number.Lease is { } lease && leases?.Exists(l => l.Id == lease) != true && !renewed.Contains(lease)) renewed.Add(lease);
        }
        if (leases is not null && renewed.Count == 0 && !newIds) return;
        session.JournaledAt = now;
        Append(new SeenEntry(site, now, session.Id, newIds ? session.Ids : null, renewed));
    }

    /// <summary>The journal refused an entry of this session: everything that this answer rests on is written anew. Recording twice is harmless.</summary>
    private void RecordAgain()
    {
        session.ForgetFailure();
        session.JournaledAt = now;
        Append(Visit(session.StartedAt, []));
        var held = new List<string>(session.Holdings.Count);
        foreach (var holding in session.Holdings)
        {
            Append(Visit(holding.Lease.StartedAt, [Start(holding.Pool, holding.Number, holding.Lease)]));
            if (holding.Lease.SeenAt == now) held.Add(holding.Lease.Id);
        }
        Append(new SeenEntry(site, now, session.Id, session.Ids, held));
    }

    private void Append(JournalEntry entry) => session.Append(journal, entry);

    private VisitEntry Visit(long at, IReadOnlyList<LeaseStart> leases) =>
        new(site, at, session.Id, session.Visitor, session.StartedAt, session.Visit, session.Ids, leases);

    private static LeaseStart Start(string pool, NumberState number, LeaseState lease) =>
        new(lease.Id, pool, number.Number, lease.Target, lease.Kind, lease.HoldMs);

    private static GivenNumber Given(string pool, NumberState number, LeaseState lease, string target) =>
        new(target, pool, number.Number, lease.Kind, lease.Id, lease.Until);

    private static bool Same(IReadOnlyDictionary<string, string> a, IReadOnlyDictionary<string, string>? b)
    {
        if (b is null || a.Count != b.Count) return false;
        foreach (var (name, value) in a)
        {
            if (!b.TryGetValue(name, out var other) || other != value) return false;
        }
        return true;
    }
}

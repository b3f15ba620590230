using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Tests.Leasing;

/// <summary>
/// The rules of leasing, written down as plainly as possible: lists that are searched from end to end, nothing is ever forgotten.
/// One site. Leases are known by the order in which they started.
/// </summary>
internal sealed class LeaseOracle
{
    private readonly Dictionary<string, SortedSet<string>> _pools = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    public List<Held> Leases { get; } = [];

    public PageNumbers Acquire(PageView view, long now)
    {
        var session = _sessions.GetValueOrDefault(view.Visitor);
        if (session is null || now >= session.Seen + SessionRules.IdleMs || (view.Marks is not null && view.Marks != session.Marks))
        {
            _sessions[view.Visitor] = session = new() { Id = view.NewSession, Start = now, Marks = view.Marks, Visit = view.Visit };
        }
        session.Seen = now;
        session.Ids = view.Ids ?? session.Ids;
        var started = session.Id == view.NewSession;
        var numbers = view.Wishes.Select(wish => Give(session, view.Visitor, wish.Target, started ? wish.Starting : wish.Continuing, now));
        return new(session.Id, session.Start, started, VisitOrigin.Of(session.Visit), [.. numbers]);
    }

    public bool GoesOn(string visitor, string session, long now) =>
        _sessions.GetValueOrDefault(visitor) is { } known && known.Id == session && now < known.Seen + SessionRules.IdleMs;

    public bool Release(string number, int lease, long now)
    {
        var held = Remembered(Leases[lease].Pool, number).FirstOrDefault(l => l.Order == lease);
        if (held is null || held.Until <= now) return false;
        held.Until = now;
        held.Released = true;
        return true;
    }

    public void Note(SessionNote note, long now)
    {
        var held = Remembered(note.Pool!, note.Number!).FirstOrDefault(l => l.Session == note.Session);
        if (held is null) return;
        if (note.Kind == NoteKind.TelClick) held.Tapped = now;
        if (note.Kind == NoteKind.Copy) held.Copied = now;
        held.Seen = now;
        if (note.Kind == NoteKind.Leave) held.Left = now;
        if (held.Until > now) held.Until = now + held.Hold;
    }

    public void Reconcile(string pool, IEnumerable<string> numbers) => _pools[pool] = new(numbers, StringComparer.Ordinal);

    public PoolCount Count(PoolPolicy policy, long now)
    {
        if (!_pools.TryGetValue(policy.Pool, out var numbers)) return new(0, 0, 0, 0);
        var ends = numbers.Select(n => End(policy.Pool, n)).ToList();
        return new(ends.Count, ends.Count(e => e > now), ends.Count(e => e <= now && e + policy.CooldownMs > now), ends.Count(e => e + policy.CooldownMs <= now));
    }

    public IEnumerable<Held> Remembered(string pool, string number) => Of(pool, number).Reverse().Take(SessionRules.LeasesPerNumber);

    private GivenNumber Give(Session session, string visitor, string target, PoolPolicy? policy, long now)
    {
        if (policy is null) return new(target, null, null, LeaseKind.Fallback, null, 0);
        if (!_pools.ContainsKey(policy.Pool)) return new(target, policy.Pool, null, LeaseKind.Fallback, null, 0, PoolUnknown: true);
        var held = Leases.LastOrDefault(l => l.Session == session.Id && l.Pool == policy.Pool);
        if (held is null || !MayGoOn(held, now))
        {
            if (Choose(visitor, policy, now) is not { } choice) return new(target, policy.Pool, null, LeaseKind.Fallback, null, 0);
            held = new() { Order = Leases.Count, Pool = policy.Pool, Number = choice.Number, Session = session.Id, Visitor = visitor, Kind = choice.Kind, Start = now, Target = target };
            Leases.Add(held);
        }
        held.Seen = now;
        held.Hold = policy.HoldMs;
        held.Until = now + policy.HoldMs;
        held.Ids = session.Ids;
        return new(target, policy.Pool, held.Number, held.Kind, held.Order.ToString(System.Globalization.CultureInfo.InvariantCulture), held.Until);
    }

    private bool MayGoOn(Held held, long now) =>
        !held.Released && _pools[held.Pool].Contains(held.Number) && (held.Until > now || Of(held.Pool, held.Number).Last() == held);

    private (string Number, LeaseKind Kind)? Choose(string visitor, PoolPolicy policy, long now)
    {
        var pool = _pools[policy.Pool];
        if (Leases.LastOrDefault(l => l.Visitor == visitor && l.Pool == policy.Pool) is { } had && pool.Contains(had.Number)
            && had.Start + SessionRules.ReturnMs > now)
        {
            var all = Of(policy.Pool, had.Number).ToList();
            if (all[^1] == had && all.TrueForAll(l => l.Until <= had.Until) && all.TrueForAll(l => l.Until <= now || l.Visitor == visitor))
            {
                if (had.Until > now) (had.Until, had.Released) = (now, true);
                return (had.Number, LeaseKind.Leased);
            }
        }
        if (pool.Count == 0) return null;
        var first = pool.MinBy(n => End(policy.Pool, n))!;
        var end = End(policy.Pool, first);
        if (end + policy.CooldownMs <= now) return (first, LeaseKind.Leased);
        if (end <= now) return (first, LeaseKind.Cooling);
        if (policy.Overflow == OverflowPolicy.Fallback) return null;
        var earliest = pool.OrderBy(n => End(policy.Pool, n)).Take(SessionRules.NumbersToShare);
        return (earliest.MinBy(n => LikelihoodOfCall(Of(policy.Pool, n).Last(), now))!, LeaseKind.Overflow);
    }

    private static double LikelihoodOfCall(Held newest, long now) => CallLikelihood.Of(newest.Start, newest.Seen, newest.Left, now);

    private long End(string pool, string number) => Of(pool, number).Select(l => l.Until).DefaultIfEmpty(0).Max();

    private IEnumerable<Held> Of(string pool, string number) => Leases.Where(l => l.Pool == pool && l.Number == number);

    internal sealed class Held
    {
        public required int Order { get; init; }
        public required string Pool { get; init; }
        public required string Number { get; init; }
        public required string Session { get; init; }
        public required string Visitor { get; init; }
        public required string Target { get; init; }
        public required LeaseKind Kind { get; init; }
        public required long Start { get; init; }
        public long Seen { get; set; }
        public long Until { get; set; }
        public long Hold { get; set; }
        public long Tapped { get; set; }
        public long Copied { get; set; }
        public long Left { get; set; }
        public bool Released { get; set; }
        public IReadOnlyDictionary<string, string>? Ids { get; set; }
    }

    private sealed class Session
    {
        public required string Id { get; init; }
        public required long Start { get; init; }
        public required string? Marks { get; init; }
        public required Visit Visit { get; init; }
        public long Seen { get; set; }
        public IReadOnlyDictionary<string, string>? Ids { get; set; }
    }
}

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>The numbers of one pool. Read and written under its site's lock only.</summary>
internal sealed class EmbeddedPool
{
    private readonly Dictionary<string, NumberState> _numbers = new(StringComparer.Ordinal);
    private readonly NumberHeap _heap = new();

    /// <summary>
    /// The number that each visitor last had. Only numbers that nobody else had since are kept, so there are never more entries than numbers.
    /// </summary>
    private readonly Dictionary<string, NumberState> _lastOf = new(StringComparer.Ordinal);

    public NumberState? Find(string number) => _numbers.GetValueOrDefault(number);

    /// <summary>The number that <paramref name="visitor"/> last had, if nobody else had or has it since; else null.</summary>
    public NumberState? ReturnOf(string visitor, long now)
    {
        if (!_lastOf.TryGetValue(visitor, out var number) || !number.InPool || number.Newest is not { } last) return null;
        if (last.StartedAt + SessionRules.ReturnMs <= now || last.Until < number.EndsAt) return null;
        return number.IsLiveForOthers(visitor, now) ? null : number;
    }

    /// <summary>The number to give now and as what; null when the pool has none to give.</summary>
    public (NumberState Number, LeaseKind Kind)? Choose(PoolPolicy policy, long now)
    {
        if (_heap.Min is not { } first) return null;
        if (first.EndsAt + policy.CooldownMs <= now) return (first, LeaseKind.Leased);
        if (first.EndsAt <= now) return (first, LeaseKind.Cooling);
        return policy.Overflow == OverflowPolicy.Share ? (LeastLikelyToBeCalled(now), LeaseKind.Overflow) : null;
    }

    /// <summary>Of the live numbers that end first, the one whose newest visitor is least likely to call now; the first of several such.</summary>
    private NumberState LeastLikelyToBeCalled(long now) =>
        _heap.Smallest(SessionRules.NumbersToShare).MinBy(number => number.Newest!.LikelihoodOfCall(now))!;

    public void Start(NumberState number, LeaseState lease)
    {
        if (number.Newest is { } before && _lastOf.GetValueOrDefault(before.Visitor) == number) _lastOf.Remove(before.Visitor);
        number.Push(lease);
        _lastOf[lease.Visitor] = number;
        Changed(number, lease);
    }

    public void Changed(NumberState number, LeaseState lease) => _heap.Move(number, number.EndAfter(lease));

    public PoolCount Count(long cooldownMs, long now)
    {
        int live = 0, cooling = 0;
        foreach (var number in _heap.Items)
        {
            if (number.EndsAt > now) live++;
            else if (number.EndsAt + cooldownMs > now) cooling++;
        }
        return new(_heap.Count, live, cooling, _heap.Count - live - cooling);
    }

    /// <summary>The state of a number that the pool holds from now on.</summary>
    public NumberState Add(string number)
    {
        if (!_numbers.TryGetValue(number, out var state)) _numbers[number] = state = new(number);
        if (!state.InPool) _heap.Add(state);
        return state;
    }

    /// <summary>Takes out all numbers but these. What is known of their leases stays.</summary>
    public void KeepOnly(IReadOnlySet<string> numbers)
    {
        foreach (var state in _heap.Items.Where(s => !numbers.Contains(s.Number)).ToList()) _heap.Remove(state);
    }

    /// <summary>Takes over a lease from the durable record if it is newer than what is known here.</summary>
    public LeaseState? Restore(NumberState number, Lease last, long holdMs)
    {
        var newest = number.Newest;
        if (newest?.Id == last.Id)
        {
            if (newest.Released || newest.SeenAt >= last.SeenAt) return newest;
            newest.SeenAt = last.SeenAt;
            newest.Until = Math.Max(newest.Until, last.Until);
            newest.TappedAt = Math.Max(newest.TappedAt, last.TappedAt);
            newest.CopiedAt = Math.Max(newest.CopiedAt, last.CopiedAt);
            newest.LeftAt = Math.Max(newest.LeftAt, last.LeftAt);
            Changed(number, newest);
            return newest;
        }
        if (newest is not null && newest.StartedAt >= last.StartedAt) return null;
        var lease = new LeaseState
        {
            Id = last.Id,
            Target = last.Target,
            Session = last.Session,
            Visitor = last.Visitor,
            Kind = last.Kind,
            SessionStartedAt = last.SessionStartedAt,
            StartedAt = last.StartedAt,
            SeenAt = last.SeenAt,
            Until = last.Until,
            HoldMs = holdMs,
            TappedAt = last.TappedAt,
            CopiedAt = last.CopiedAt,
            LeftAt = last.LeftAt,
            Visit = last.Visit,
            Ids = last.Ids,
        };
        var elsewhere = _lastOf.GetValueOrDefault(last.Visitor);
        Start(number, lease);
        if (elsewhere?.Newest is { } later && later.StartedAt > last.StartedAt) _lastOf[last.Visitor] = elsewhere;
        return lease;
    }
}

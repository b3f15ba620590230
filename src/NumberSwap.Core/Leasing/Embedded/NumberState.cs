namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>One tracking number with its newest leases. Read and written under its site's lock only.</summary>
internal sealed class NumberState(string number)
{
    private readonly List<LeaseState> _leases = [];
    private Lease[] _told = [];

    public string Number { get; } = number;

    /// <summary>When its last lease ends, Unix time in ms; 0 when it never had one. The heap's order.</summary>
    public long EndsAt { get; set; }

    /// <summary>Place in the pool's heap; -1 while the pool does not hold the number.</summary>
    public int HeapIndex { get; set; } = -1;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<LeaseState> Leases => _leases;

    public LeaseState? Newest => _leases.Count > 0 ? _leases[0] : null;

    public bool InPool => HeapIndex >= 0;

    /// <summary>The leases as they are now, newest first; the same list until one changes.</summary>
    public IReadOnlyList<Lease> ToLeases(string site, string pool)
    {
        var isStill = _told.Length == _leases.Count;
        for (var i = 0; i < _leases.Count && isStill; i++) isStill = ReferenceEquals(_told[i], _leases[i].ToLease(site, pool, Number));
        return isStill ? _told : _told = [.. _leases.Select(lease => lease.ToLease(site, pool, Number))];
    }

    public void Push(LeaseState lease)
    {
        if (_leases.Count == SessionRules.LeasesPerNumber) _leases.RemoveAt(_leases.Count - 1);
        _leases.Insert(0, lease);
    }

    public LeaseState? Find(string lease)
    {
        foreach (var known in _leases)
        {
            if (known.Id == lease) return known;
        }
        return null;
    }

    public LeaseState? FindOfSession(string session)
    {
        foreach (var known in _leases)
        {
            if (known.Session == session) return known;
        }
        return null;
    }

    /// <summary>True when another visitor than <paramref name="visitor"/> has a live lease of it.</summary>
    public bool IsLiveForOthers(string visitor, long now)
    {
        foreach (var known in _leases)
        {
            if (known.Until > now && known.Visitor != visitor) return true;
        }
        return false;
    }

    /// <summary>
    /// The end of the last lease after <paramref name="changed"/> was changed. A lease that so many newer ones followed that it is
    /// no longer remembered can only push the end back.
    /// </summary>
    public long EndAfter(LeaseState changed)
    {
        if (changed.Until >= EndsAt) return changed.Until;
        return _leases.Contains(changed) ? LatestEnd() : EndsAt;
    }

    public long LatestEnd()
    {
        var end = 0L;
        foreach (var lease in _leases) end = Math.Max(end, lease.Until);
        return end;
    }
}

namespace NumberSwap.Redis;

/// <summary>
/// Keeps callers away from a Redis that does not answer: after a failure everybody is refused for a pause, then one caller at a time
/// may probe. Without it a frozen Redis would hold every visitor for the whole time-out.
/// </summary>
internal sealed class Breaker(TimeProvider clock, TimeSpan pause)
{
    private readonly Lock _gate = new();
    private long _failedAt;
    private bool _open;
    private bool _probing;

    public bool IsOpen
    {
        get { return Volatile.Read(ref _open); }
    }

    /// <summary>True when the caller may try; it then has to say how it went.</summary>
    public bool TryEnter()
    {
        if (!Volatile.Read(ref _open)) return true;
        lock (_gate)
        {
            if (!_open) return true;
            if (_probing || clock.GetElapsedTime(_failedAt) < pause) return false;
            _probing = true;
            return true;
        }
    }

    /// <summary>True when this success ended an outage.</summary>
    public bool Succeeded()
    {
        if (!Volatile.Read(ref _open)) return false;
        lock (_gate)
        {
            var ended = _open;
            _open = _probing = false;
            return ended;
        }
    }

    public void Failed()
    {
        lock (_gate)
        {
            _failedAt = clock.GetTimestamp();
            _open = true;
            _probing = false;
        }
    }

    /// <summary>The caller gave up before it knew: somebody else may probe.</summary>
    public void Abandoned()
    {
        lock (_gate) _probing = false;
    }
}

namespace NumberSwap.Server.Hosting;

/// <summary>Keeps a message that every request could write to one in a while.</summary>
public sealed class LogOnce(TimeProvider clock, TimeSpan pause)
{
    private long next;

    /// <summary>True at most once per pause.</summary>
    public bool IsDue()
    {
        var now = clock.GetTimestamp();
        var due = Interlocked.Read(ref next);
        return now >= due && Interlocked.CompareExchange(ref next, now + (long)(pause.TotalSeconds * clock.TimestampFrequency), due) == due;
    }
}

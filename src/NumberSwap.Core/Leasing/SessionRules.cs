namespace NumberSwap.Core.Leasing;

/// <summary>The rules that tell one session of a visitor from the next, and what the pools remember of them.</summary>
public static class SessionRules
{
    /// <summary>A session ends after this long without a sight of the visitor, in ms (30 minutes).</summary>
    public const long IdleMs = 30 * 60_000;

    /// <summary>A page that is looked at gives a sign of life this often, in ms (60 s).</summary>
    public const long HeartbeatMs = 60_000;

    /// <summary>A heartbeat may come so much later than is due, in ms: networks and busy pages take their time.</summary>
    public const long LateHeartbeatMs = 15_000;

    /// <summary>A page that gave no sign of life for longer is not looked at any more, in ms (75 s).</summary>
    public const long OverdueMs = HeartbeatMs + LateHeartbeatMs;

    /// <summary>
    /// A sight of a session is written to the journal at most once per this time, in ms (20 s).
    /// The hot state always has the exact time; only the durable record is this coarse.
    /// </summary>
    public const long SightEveryMs = 20_000;

    /// <summary>How long a visitor's last number is remembered for its return, in ms (30 days).</summary>
    public const long ReturnMs = 30L * 24 * 3600_000;

    /// <summary>Leases of one number that the hot state remembers: the newest and those before it.</summary>
    public const int LeasesPerNumber = 8;

    /// <summary>When all numbers are live, the one to share is looked for among so many whose leases end first: a page view may not look at a whole pool.</summary>
    public const int NumbersToShare = 8;

    /// <summary>How long a reported call's candidates are kept in the hot state for its later reports, in ms (24 hours).</summary>
    public const long CallMemoryMs = 24 * 3600_000L;
}

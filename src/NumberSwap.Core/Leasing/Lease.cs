namespace NumberSwap.Core.Leasing;

/// <summary>A tracking number tied to one visitor session for a time. All times are Unix times in ms.</summary>
public sealed record Lease
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Pool { get; init; }
    public required string Number { get; init; }
    public required string Target { get; init; }
    public required string Session { get; init; }
    public required string Visitor { get; init; }
    public required LeaseKind Kind { get; init; }

    /// <summary>Start of the session, which may be earlier than the lease's.</summary>
    public required long SessionStartedAt { get; init; }

    public required long StartedAt { get; init; }

    /// <summary>When the visitor was last seen with this number.</summary>
    public required long SeenAt { get; init; }

    /// <summary>The lease is live before this time: last sight + hold, or the release.</summary>
    public required long Until { get; init; }

    /// <summary>When the visitor last touched a <c>tel:</c> link with this number; 0: never.</summary>
    public long TappedAt { get; init; }

    /// <summary>When the visitor last copied this number; 0: never.</summary>
    public long CopiedAt { get; init; }

    /// <summary>When the visitor last left the page; 0: never, or it was not told. Not older than <see cref="SeenAt"/> while the visitor is away.</summary>
    public long LeftAt { get; init; }

    public required Visit Visit { get; init; }
    public IReadOnlyDictionary<string, string>? Ids { get; init; }

    /// <summary>True when the lease was live at <paramref name="time"/>.</summary>
    public bool IsLiveAt(long time) => StartedAt <= time && time < Until;

    /// <summary>
    /// True when the page was open at <paramref name="time"/>, as far as is known: it was seen later, or its last sign of life was no
    /// farewell and no heartbeat is overdue.
    /// </summary>
    public bool IsOpenAt(long time) =>
        StartedAt <= time && (SeenAt > time || (LeftAt < SeenAt && time - SeenAt <= SessionRules.OverdueMs));
}

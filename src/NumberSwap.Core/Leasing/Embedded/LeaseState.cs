namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>A lease while it can still change. Read and written under its site's lock only.</summary>
internal sealed class LeaseState
{
    private Lease? _told;

    public required string Id { get; init; }
    public required string Target { get; init; }
    public required string Session { get; init; }
    public required string Visitor { get; init; }
    public required LeaseKind Kind { get; init; }
    public required long SessionStartedAt { get; init; }
    public required long StartedAt { get; init; }
    public required Visit Visit { get; init; }
    public required long SeenAt { get; set; }
    public required long Until { get; set; }
    public required long HoldMs { get; set; }
    public required IReadOnlyDictionary<string, string>? Ids { get; set; }
    public long TappedAt { get; set; }
    public long CopiedAt { get; set; }
    public long LeftAt { get; set; }

    /// <summary>An ended lease may be renewed while nobody else got the number, a released one never.</summary>
    public bool Released { get; set; }

    public double LikelihoodOfCall(long now) => CallLikelihood.Of(StartedAt, SeenAt, LeftAt, now);

    public void Seen(long now, long holdMs)
    {
        SeenAt = now;
        HoldMs = holdMs;
        Until = now + holdMs;
    }

    public void End(long now)
    {
        Until = now;
        Released = true;
    }

    /// <summary>The lease as it is now: the same object until something of it changes, as every call to its number is told of it and keeps it.</summary>
    public Lease ToLease(string site, string pool, string number) => _told is { } told && IsStill(told, pool) ? told : _told = new()
    {
        Id = Id,
        Site = site,
        Pool = pool,
        Number = number,
        Target = Target,
        Session = Session,
        Visitor = Visitor,
        Kind = Kind,
        SessionStartedAt = SessionStartedAt,
        StartedAt = StartedAt,
        SeenAt = SeenAt,
        Until = Until,
        TappedAt = TappedAt,
        CopiedAt = CopiedAt,
        LeftAt = LeftAt,
        Visit = Visit,
        Ids = Ids,
    };

    // Site and number never change.
    private bool IsStill(Lease told, string pool) =>
        told.SeenAt == SeenAt && told.Until == Until && told.TappedAt == TappedAt && told.CopiedAt == CopiedAt && told.LeftAt == LeftAt
        && ReferenceEquals(told.Ids, Ids) && told.Pool == pool;
}

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>A lease while it can still change. Read and written under its site's lock only.</summary>
internal sealed class LeaseState
{
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

    public Lease ToLease(string site, string pool, string number) => new()
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
}

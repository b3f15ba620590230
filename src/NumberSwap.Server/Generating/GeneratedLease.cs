using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Generating;

/// <summary>A lease with its whole story, of which a call sees what had happened by then.</summary>
internal sealed class GeneratedLease
{
    public required string Id { get; init; }
    public required string Session { get; init; }
    public required string Visitor { get; init; }
    public required string Number { get; init; }
    public required Pool Pool { get; init; }
    public required Visit Visit { get; init; }
    public required Ad Ad { get; init; }
    public required LeaseKind Kind { get; init; }
    public required long StartedAt { get; init; }

    /// <summary>The last sight, by which the visitor left the page when <see cref="Left"/>.</summary>
    public required long EndedAt { get; init; }

    public required bool Left { get; init; }

    public long HoldMs => Pool.HoldSeconds * 1000L;

    /// <summary>When the visitor touched or copied the number; 0: never.</summary>
    public long TappedAt { get; set; }

    public long CopiedAt { get; set; }

    /// <summary>What was known of it at a time.</summary>
    public Lease AsOf(long time)
    {
        var seen = time >= EndedAt ? EndedAt : StartedAt + ((time - StartedAt) / SessionRules.HeartbeatMs * SessionRules.HeartbeatMs);
        return new Lease
        {
            Id = Id,
            Site = Pool.Site,
            Pool = Pool.Id,
            Number = Number,
            Target = Pool.Target,
            Session = Session,
            Visitor = Visitor,
            Kind = Kind,
            SessionStartedAt = StartedAt,
            StartedAt = StartedAt,
            SeenAt = seen,
            Until = seen + HoldMs,
            TappedAt = TappedAt <= time ? TappedAt : 0,
            CopiedAt = CopiedAt <= time ? CopiedAt : 0,
            LeftAt = Left && time >= EndedAt ? EndedAt : 0,
            Visit = Visit,
        };
    }
}

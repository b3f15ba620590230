using System.Text.Json;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>leases</c> joined with its session's.</summary>
internal sealed record LeaseRow
{
    /// <summary>The columns of <c>leases l</c> and <c>sessions s</c> that make a lease.</summary>
    public const string Columns =
        """
        l.id AS Id, l.site_id AS Site, l.pool_id AS Pool, l.number AS Number, l.target AS Target, l.session_id AS Session, s.visitor AS Visitor,
            l.kind AS Kind, s.started_at AS SessionStartedAt, l.started_at AS StartedAt, l.seen_at AS SeenAt, l.hold_ms AS HoldMs,
            l.released_at AS ReleasedAt, l.tapped_at AS TappedAt, l.copied_at AS CopiedAt, l.left_at AS LeftAt, s.visit AS Visit, s.ids AS Ids
        """;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Pool { get; init; }
    public required string Number { get; init; }
    public required string Target { get; init; }
    public required string Session { get; init; }
    public required string Visitor { get; init; }
    public required LeaseKind Kind { get; init; }
    public required long SessionStartedAt { get; init; }
    public required long StartedAt { get; init; }
    public required long SeenAt { get; init; }
    public required long HoldMs { get; init; }
    public long? ReleasedAt { get; init; }
    public required long TappedAt { get; init; }
    public required long CopiedAt { get; init; }
    public required long LeftAt { get; init; }
    public required string Visit { get; init; }
    public string? Ids { get; init; }

    public Lease ToLease() => new()
    {
        Id = Id,
        Site = Site,
        Pool = Pool,
        Number = Number,
        Target = Target,
        Session = Session,
        Visitor = Visitor,
        Kind = Kind,
        SessionStartedAt = SessionStartedAt,
        StartedAt = StartedAt,
        SeenAt = SeenAt,

        // A release stays what it is when a sight from before it is recorded after it.
        Until = Math.Min(ReleasedAt ?? long.MaxValue, SeenAt + HoldMs),
        TappedAt = TappedAt,
        CopiedAt = CopiedAt,
        LeftAt = LeftAt,
        Visit = JsonSerializer.Deserialize(Visit, JournalJson.Default.Visit)!,
        Ids = Ids is null ? null : JsonSerializer.Deserialize(Ids, JournalJson.Default.IReadOnlyDictionaryStringString),
    };
}

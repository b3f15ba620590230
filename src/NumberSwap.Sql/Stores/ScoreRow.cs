using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>call_scores</c>, with what the sample says of its call.</summary>
internal sealed record ScoreRow
{
    public const string Select =
        """
        SELECT s.id AS Id, s.site_id AS Site, s.call_id AS Call, s.checklist_id AS Checklist, s.version AS Version,
            s.author_kind AS AuthorKind, s.author_id AS AuthorId, s.author_name AS AuthorName, s.item_values AS ItemValues, s.points AS Points, s.most_points AS MostPoints,
            s.comment AS Comment, s.revision AS Revision, s.scored_at AS ScoredAt, s.changed_kind AS ChangedKind, s.changed_by AS ChangedBy, s.changed_name AS ChangedName,
            s.changed_at AS ChangedAt, s.reason AS Reason, d.operator_name AS Operator, d.week AS Week
        FROM call_scores s JOIN sample_calls d ON d.site_id = s.site_id AND d.call_id = s.call_id
        """;

    public const string Insert =
        """
        INSERT INTO call_scores (id, site_id, call_id, checklist_id, version, author_kind, author_id, author_name, item_values, points, most_points, comment, revision,
            scored_at, changed_kind, changed_by, changed_name, changed_at, reason)
        VALUES (@Id, @Site, @Call, @Checklist, @Version, @AuthorKind, @AuthorId, @AuthorName, @ItemValues, @Points, @MostPoints, @Comment, @Revision,
            @ScoredAt, @ChangedKind, @ChangedBy, @ChangedName, @ChangedAt, @Reason)
        """;

    public const string Update =
        """
        UPDATE call_scores SET item_values = @ItemValues, points = @Points, most_points = @MostPoints, comment = @Comment, revision = @Revision, scored_at = @ScoredAt,
            changed_kind = @ChangedKind, changed_by = @ChangedBy, changed_name = @ChangedName, changed_at = @ChangedAt, reason = @Reason
        WHERE site_id = @Site AND id = @Id AND revision = @Revision - 1
        """;

    public const string InsertChange =
        """
        INSERT INTO score_changes (score_id, revision, item_values, points, most_points, comment, changed_kind, changed_by, changed_name, changed_at, reason)
        VALUES (@Id, @Revision, @ItemValues, @Points, @MostPoints, @Comment, @ChangedKind, @ChangedBy, @ChangedName, @ChangedAt, @Reason)
        """;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string Call { get; init; }
    public required string Checklist { get; init; }
    public int Version { get; init; }
    public required string AuthorKind { get; init; }
    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string ItemValues { get; init; }
    public int Points { get; init; }
    public int MostPoints { get; init; }
    public string? Comment { get; init; }
    public int Revision { get; init; }
    public long? ScoredAt { get; init; }
    public required string ChangedKind { get; init; }
    public required string ChangedBy { get; init; }
    public required string ChangedName { get; init; }
    public long ChangedAt { get; init; }
    public string? Reason { get; init; }
    public required string Operator { get; init; }
    public int Week { get; init; }

    public static ScoreRow Of(CallScore score) => new()
    {
        Id = score.Id,
        Site = score.Site,
        Call = score.Call,
        Checklist = score.Checklist,
        Version = score.Version,
        AuthorKind = score.Author.Kind,
        AuthorId = Bounded.Text(score.Author.Id, 64),
        AuthorName = Bounded.Text(score.Author.Name, 200),
        ItemValues = ChecklistJson.Values(score.Values),
        Points = score.Sum.Points,
        MostPoints = score.Sum.Most,
        Comment = score.Comment,
        Revision = score.Revision,
        ScoredAt = score.ScoredAt,
        ChangedKind = score.ChangedBy.Kind,
        ChangedBy = Bounded.Text(score.ChangedBy.Id, 64),
        ChangedName = Bounded.Text(score.ChangedBy.Name, 200),
        ChangedAt = score.ChangedAt,
        Reason = score.Reason,
        Operator = score.Operator,
        Week = score.Week.Monday.DayNumber,
    };

    public CallScore ToScore() => new()
    {
        Id = Id,
        Site = Site,
        Call = Call,
        Checklist = Checklist,
        Version = Version,
        Author = new Actor(AuthorKind, AuthorId, AuthorName),
        IsFinal = ScoredAt is not null,
        Values = ChecklistJson.Values(ItemValues),
        Sum = new ScoreSum(Points, MostPoints),
        Comment = Comment,
        Revision = Revision,
        ScoredAt = ScoredAt,
        ChangedBy = new Actor(ChangedKind, ChangedBy, ChangedName),
        ChangedAt = ChangedAt,
        Reason = Reason,
        Operator = Operator,
        Week = IsoWeek.Of(DateOnly.FromDayNumber(Week)),
    };
}

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>report_facts</c>.</summary>
internal sealed record FactRow
{
    public const string Insert =
        """
        INSERT INTO report_facts (site_id, slot, kind, contact_id, started_at, status, talk_seconds, probability, client, step, operator_text, number_text,
            product_text, tags_text, last_touch, nondirect_touch, first_touch, earlier_at, session_id, nondirect_at, first_at)
        VALUES (@Site, @Slot, @Kind, @Contact, @StartedAt, @Status, @TalkSeconds, @Probability, @Client, @Step, @Operator, @Number,
            @Product, @Tags, @Last, @Nondirect, @First, @EarlierAt, @Session, @NondirectAt, @FirstAt)
        """;

    public required string Site { get; init; }
    public long Slot => StartedAt / ReportChanges.SlotMs;
    public int Kind { get; init; }
    public required string Contact { get; init; }
    public required long StartedAt { get; init; }
    public required int Status { get; init; }
    public int? TalkSeconds { get; init; }
    public required double Probability { get; init; }
    public required int Client { get; init; }
    public required int Step { get; init; }
    public required int Operator { get; init; }
    public required int Number { get; init; }
    public required int Product { get; init; }
    public required int Tags { get; init; }
    public required int Last { get; init; }
    public required int Nondirect { get; init; }
    public required int First { get; init; }
    public long? EarlierAt { get; init; }
    public string? Session { get; init; }
    public long? NondirectAt { get; init; }
    public long? FirstAt { get; init; }
}

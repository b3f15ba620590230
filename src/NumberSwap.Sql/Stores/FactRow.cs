namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>report_facts</c>.</summary>
internal sealed record FactRow
{
    public const string Insert =
        """
        INSERT INTO report_facts (site_id, slot, kind, contact_id, started_at, status, talk_seconds, probability, client, step, operator_text, number_text,
            product_text, tags_text, last_touch, nondirect_touch, first_touch, earlier_at, session_id, nondirect_at, first_at, satisfaction)
        VALUES (@Site, @Slot, @Kind, @Contact, @StartedAt, @Status, @TalkSeconds, @Probability, @Client, @Step, @Operator, @Number,
            @Product, @Tags, @Last, @Nondirect, @First, @EarlierAt, @Session, @NondirectAt, @FirstAt, @Satisfaction)
        """;

    public string Site { get; init; } = "";
    public long Slot => StartedAt / ReportChanges.SlotMs;
    public int Kind { get; init; }
    public string Contact { get; init; } = "";
    public long StartedAt { get; init; }
    public int Status { get; init; }
    public int? TalkSeconds { get; init; }
    public double Probability { get; init; }
    public int Client { get; init; }
    public int Step { get; init; }
    public int Operator { get; init; }
    public int Number { get; init; }
    public int Product { get; init; }
    public int Tags { get; init; }
    public int Last { get; init; }
    public int Nondirect { get; init; }
    public int First { get; init; }
    public long? EarlierAt { get; init; }
    public string? Session { get; init; }
    public long? NondirectAt { get; init; }
    public long? FirstAt { get; init; }
    public int Satisfaction { get; init; }
}

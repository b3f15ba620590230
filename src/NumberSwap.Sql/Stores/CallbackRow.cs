using NumberSwap.Core.Callbacks;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>callbacks</c>.</summary>
internal sealed record CallbackRow
{
    internal const int Open = 0;
    internal const int Closed = 1;

    internal const string Select =
        """
        SELECT id AS Id, site_id AS Site, open_key AS OpenKey, phone AS Phone, origin AS Origin, lead_id AS Lead, name AS Name, wish AS Wish, made_at AS MadeAt,
            missed_count AS Missed, last_missed_at AS LastMissedAt, asked_at AS AskedAt, wanted_at AS WantedAt, deadline_at AS DeadlineAt, taken_at AS TakenAt, taker_id AS TakerId,
            taker AS Taker, tries AS Tries, tried_at AS TriedAt, next_try_at AS NextTryAt, state AS State, outcome AS Outcome, note AS Note,
            closed_at AS ClosedAt, closed_by AS ClosedBy
        FROM callbacks
        """;

    internal const string Insert =
        """
        INSERT INTO callbacks (id, site_id, open_key, phone, origin, lead_id, name, wish, made_at, missed_count, last_missed_at, asked_at, wanted_at, deadline_at,
            tries, tried_at, state, outcome, closed_at)
        VALUES (@Id, @Site, @OpenKey, @Phone, @Origin, @Lead, @Name, @Wish, @MadeAt, @Missed, @LastMissedAt, @AskedAt, @WantedAt, @DeadlineAt,
            @Tries, @TriedAt, @State, @Outcome, @ClosedAt)
        """;

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required string OpenKey { get; init; }
    public string? Phone { get; init; }
    public CallbackOrigin Origin { get; init; }
    public string? Lead { get; init; }
    public string? Name { get; init; }
    public string? Wish { get; init; }
    public long MadeAt { get; init; }
    public int Missed { get; init; }
    public long? LastMissedAt { get; init; }
    public long? AskedAt { get; init; }
    public long? WantedAt { get; init; }
    public long DeadlineAt { get; init; }
    public long? TakenAt { get; init; }
    public string? TakerId { get; init; }
    public string? Taker { get; init; }
    public int Tries { get; init; }
    public long? TriedAt { get; init; }
    public long? NextTryAt { get; init; }
    public int State { get; init; }
    public CallbackOutcome? Outcome { get; init; }
    public string? Note { get; init; }
    public long? ClosedAt { get; init; }
    public string? ClosedBy { get; init; }

    public bool IsOpen => State == Open;

    /// <summary>From when on an answered call is what they waited for.</summary>
    public long WaitsSince => Math.Max(LastMissedAt ?? 0, AskedAt ?? (Origin == CallbackOrigin.Request ? MadeAt : 0));

    /// <summary>Nobody has done anything with it.</summary>
    public bool IsUntouched => TakenAt is null && Tries == 0 && (IsOpen || Outcome == CallbackOutcome.GotThrough);

    public static CallbackRow Of(CallbackTask task) => new()
    {
        Id = task.Id,
        Site = task.Site,
        OpenKey = task.IsOpen ? task.Phone ?? task.Id : task.Id,
        Phone = task.Phone,
        Origin = task.Origin,
        Lead = task.Lead,
        Name = task.Name,
        Wish = task.Wish,
        MadeAt = task.MadeAt,
        Missed = task.Missed,
        LastMissedAt = task.LastMissedAt,
        AskedAt = task.AskedAt,
        WantedAt = task.WantedAt,
        DeadlineAt = task.DeadlineAt,
        TakenAt = task.TakenAt,
        TakerId = task.TakerId,
        Taker = task.Taker,
        Tries = task.Tries,
        TriedAt = task.TriedAt,
        NextTryAt = task.NextTryAt,
        State = task.IsOpen ? Open : Closed,
        Outcome = task.Outcome,
        Note = task.Note,
        ClosedAt = task.ClosedAt,
        ClosedBy = task.ClosedBy,
    };

    public CallbackTask ToTask() => new()
    {
        Id = Id,
        Site = Site,
        Phone = Phone,
        Origin = Origin,
        Lead = Lead,
        Name = Name,
        Wish = Wish,
        MadeAt = MadeAt,
        Missed = Missed,
        LastMissedAt = LastMissedAt,
        AskedAt = AskedAt,
        WantedAt = WantedAt,
        DeadlineAt = DeadlineAt,
        TakenAt = TakenAt,
        TakerId = TakerId,
        Taker = Taker,
        Tries = Tries,
        TriedAt = TriedAt,
        NextTryAt = NextTryAt,
        IsOpen = IsOpen,
        Outcome = Outcome,
        Note = Note,
        ClosedAt = ClosedAt,
        ClosedBy = ClosedBy,
    };
}

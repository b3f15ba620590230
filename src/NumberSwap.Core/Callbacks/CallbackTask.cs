namespace NumberSwap.Core.Callbacks;

/// <summary>Somebody who is to be called back: one open task for each caller of a site. Times are Unix ms.</summary>
public sealed record CallbackTask
{
    public required string Id { get; init; }
    public required string Site { get; init; }

    /// <summary>E.164; null: forgotten.</summary>
    public string? Phone { get; init; }

    public required CallbackOrigin Origin { get; init; }

    /// <summary>Id of the lead in which they asked for it.</summary>
    public string? Lead { get; init; }

    public string? Name { get; init; }

    /// <summary>What they said when they asked for it.</summary>
    public string? Wish { get; init; }

    /// <summary>Their first missed call, or their request.</summary>
    public required long MadeAt { get; init; }

    /// <summary>Calls of theirs that nobody answered meanwhile.</summary>
    public int Missed { get; init; }

    public long? LastMissedAt { get; init; }

    /// <summary>When they last asked to be called back; null: they only called.</summary>
    public long? AskedAt { get; init; }

    /// <summary>When they last called in vain, or asked.</summary>
    public long HeardAt => Math.Max(MadeAt, Math.Max(LastMissedAt ?? 0, AskedAt ?? 0));

    /// <summary>True: what they did last was to ask; false: to call.</summary>
    public bool HasAsked => (AskedAt ?? (Origin == CallbackOrigin.Request ? MadeAt : long.MinValue)) >= (LastMissedAt ?? MadeAt);

    /// <summary>By when somebody has to call: the next try, or the deadline.</summary>
    public long DueAt => NextTryAt ?? DeadlineAt;

    /// <summary>When they asked to be called.</summary>
    public long? WantedAt { get; init; }

    public required long DeadlineAt { get; init; }
    public long? TakenAt { get; init; }
    public string? TakerId { get; init; }

    /// <summary>Name of who took it.</summary>
    public string? Taker { get; init; }

    /// <summary>Times that they were called back in vain.</summary>
    public int Tries { get; init; }

    /// <summary>When they were first called back, got through, or the task was closed.</summary>
    public long? TriedAt { get; init; }

    public long? NextTryAt { get; init; }
    public required bool IsOpen { get; init; }
    public CallbackOutcome? Outcome { get; init; }
    public string? Note { get; init; }
    public long? ClosedAt { get; init; }

    /// <summary>Who closed it; null: the server, or nobody yet.</summary>
    public string? ClosedBy { get; init; }

    /// <summary>True: somebody called back (or they got through) by the deadline. Null: neither, and there is still time.</summary>
    public bool? WasMet(long now) => TriedAt is { } tried ? tried <= DeadlineAt : now > DeadlineAt ? false : null;
}

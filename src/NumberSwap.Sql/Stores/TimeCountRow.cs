namespace NumberSwap.Sql.Stores;

/// <summary>Visits and calls of a day, or of an hour of the week.</summary>
public sealed record TimeCountRow
{
    /// <summary>The day as <see cref="DateOnly.DayNumber"/>; or 24 × the weekday from Monday (0) on, plus the hour.</summary>
    public required int Place { get; init; }

    public required long Visits { get; init; }
    public required long Calls { get; init; }
    public required long TargetCalls { get; init; }
    public required long Answered { get; init; }
    public required long Missed { get; init; }
    public required long TalkSeconds { get; init; }
    public required double Probability { get; init; }
}

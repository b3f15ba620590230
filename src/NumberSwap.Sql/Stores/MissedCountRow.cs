namespace NumberSwap.Sql.Stores;

/// <summary>Counts of those who were to be called back.</summary>
public sealed record MissedCountRow
{
    public long Tasks { get; init; }

    /// <summary>Called back, or got through, by the deadline.</summary>
    public long Met { get; init; }

    public long Late { get; init; }
    public long Reached { get; init; }
    public long GotThrough { get; init; }

    /// <summary>Those whose deadline is over and of which nothing came.</summary>
    public long NotReached { get; init; }

    /// <summary>The missed calls of these.</summary>
    public long CallsNotReached { get; init; }

    /// <summary>Missed calls whose caller hid their number.</summary>
    public long Withheld { get; init; }
}

namespace NumberSwap.Core.Deals;

/// <summary>Which deals of a site are wanted, the newest opened first.</summary>
public sealed record DealFilter
{
    public required string Site { get; init; }
    public DealOutcome? Outcome { get; init; }

    /// <summary>True: only those without a call; false: only those with one.</summary>
    public bool? Unmatched { get; init; }

    /// <summary>Opened at or after this Unix time in ms.</summary>
    public long? From { get; init; }

    /// <summary>Opened before it.</summary>
    public long? To { get; init; }

    /// <summary>Where the part before ended.</summary>
    public DealPosition? After { get; init; }

    /// <summary>Most deals, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}

using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Calls;

/// <summary>Which calls to list, newest first. What is null does not filter.</summary>
public sealed record CallFilter
{
    public string? Site { get; init; }

    /// <summary>Ring at or after this Unix time in ms.</summary>
    public long? From { get; init; }

    /// <summary>Ring before this Unix time in ms.</summary>
    public long? To { get; init; }

    public string? Source { get; init; }

    /// <summary>Id of a campaign.</summary>
    public string? Campaign { get; init; }

    public MatchLevel? Match { get; init; }

    /// <summary>Position after which the list goes on: ring time and id of the last call of the page before.</summary>
    public CallPosition? After { get; init; }

    /// <summary>Most calls to answer with, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}

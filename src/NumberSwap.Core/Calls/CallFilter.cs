using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Calls;

/// <summary>Which calls to list, newest first. What is null does not filter; all that is set has to hold.</summary>
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
    public CallStatus? Status { get; init; }

    /// <summary>The dialled number, as it is recorded.</summary>
    public string? Number { get; init; }

    /// <summary>The caller's number (E.164).</summary>
    public string? Caller { get; init; }

    /// <summary>Digits that the caller's number has in this order.</summary>
    public string? CallerDigits { get; init; }

    /// <summary>A part of the operator's name, as it is written or with capitals at the beginnings of its words.</summary>
    public string? Operator { get; init; }

    /// <summary>A tag that the call has.</summary>
    public string? Tag { get; init; }

    /// <summary>Position after which the list goes on: ring time and id of the last call of the page before.</summary>
    public CallPosition? After { get; init; }

    /// <summary>Position before which the list ends: those nearest to it are listed. Not together with <see cref="After"/>.</summary>
    public CallPosition? Before { get; init; }

    /// <summary>Most calls to answer with, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}

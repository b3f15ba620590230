namespace NumberSwap.Core.Platforms;

/// <summary>A call platform's request as it is shown to people: secrets and callers' numbers are masked in all its texts.</summary>
public sealed record PlatformEvent
{
    public required string Id { get; init; }

    /// <summary>Id of the site.</summary>
    public required string Site { get; init; }

    public required string Platform { get; init; }

    /// <summary>When it came, Unix time in ms.</summary>
    public required long At { get; init; }

    public required PlatformEventOutcome Outcome { get; init; }

    /// <summary>True when the platform waited to be told where the caller is to go.</summary>
    public bool Rings { get; init; }

    public required string Method { get; init; }

    /// <summary>What came in.</summary>
    public required string Shown { get; init; }

    /// <summary>How it was read, or why it was not.</summary>
    public string? Reading { get; init; }

    /// <summary>The platform's id of the call that it tells of, or null.</summary>
    public string? Call { get; init; }

    public required int AnswerStatus { get; init; }

    public string? Answer { get; init; }

    /// <summary>When somebody had it read again last, Unix time in ms.</summary>
    public long? ReplayedAt { get; init; }

    /// <summary>The request whole, encrypted; null for one that was refused.</summary>
    public string? ProtectedRequest { get; init; }
}

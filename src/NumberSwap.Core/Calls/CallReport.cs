namespace NumberSwap.Core.Calls;

/// <summary>What a call platform said about a call, once. Facts that a report leaves out are null.</summary>
public sealed record CallReport
{
    /// <summary>Id of the site, or the empty string while it is unknown.</summary>
    public required string Site { get; init; }

    /// <summary>The platform's id of the call.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the platform, <c>api</c> for the generic route.</summary>
    public required string Platform { get; init; }

    /// <summary>The caller (E.164), or null when withheld.</summary>
    public string? From { get; init; }

    /// <summary>The dialled number (E.164 where it could be read, else as it came).</summary>
    public required string To { get; init; }

    /// <summary>Start of the call (its ring), Unix time in ms.</summary>
    public long? StartedAt { get; init; }

    public required CallStatus Status { get; init; }
    public int? TalkSeconds { get; init; }
    public int? RingSeconds { get; init; }
    public string? Operator { get; init; }
    public string? RecordingUrl { get; init; }
}

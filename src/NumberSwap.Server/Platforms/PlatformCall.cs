using NumberSwap.Core.Calls;

namespace NumberSwap.Server.Platforms;

/// <summary>What a platform says of a call, in its own spelling; <see cref="HookService"/> reads and bounds it.</summary>
/// <remarks>
/// The call is the one that the caller made: adapters name legs and transfers by it. Statuses join in any order: what was answered once
/// and has ended is completed, what has ended and was never answered is missed.
/// </remarks>
public sealed record PlatformCall
{
    /// <summary>The platform's id of the caller's call.</summary>
    public required string? Id { get; init; }

    /// <summary>The dialled number, with or without a plus; null in a report that does not say: then it is that of the call as it is known.</summary>
    public required string? To { get; init; }

    /// <summary>The caller; null where the platform does not say, or withholds it.</summary>
    public string? From { get; init; }

    public required CallStatus Status { get; init; }

    /// <summary>The ring, where the platform says when it was.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public int? TalkSeconds { get; init; }
    public int? RingSeconds { get; init; }
    public string? Operator { get; init; }
    public string? RecordingUrl { get; init; }
}

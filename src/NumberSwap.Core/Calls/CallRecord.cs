using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Calls;

/// <summary>A call as the durable record holds it, all its reports merged.</summary>
public sealed record CallRecord
{
    public required string Site { get; init; }

    /// <summary>The platform's id of the call, unique within the site.</summary>
    public required string Id { get; init; }

    public required string Platform { get; init; }
    public string? From { get; init; }
    public required string To { get; init; }
    public string? Destination { get; init; }

    /// <summary>The ring, Unix time in ms.</summary>
    public required long StartedAt { get; init; }

    public required CallStatus Status { get; init; }
    public int? TalkSeconds { get; init; }
    public int? RingSeconds { get; init; }
    public string? Operator { get; init; }
    public string? RecordingUrl { get; init; }

    /// <summary>What is believed now, by what is computed.</summary>
    public required CallAttribution Attribution { get; init; }

    /// <summary>What was said at the ring.</summary>
    public required CallAttribution RingAttribution { get; init; }

    /// <summary>Grows with every change of <see cref="Attribution"/>, from 1 for what was said at the ring.</summary>
    public int AttributionVersion { get; init; } = 1;

    /// <summary>When <see cref="Attribution"/> was made, Unix time in ms.</summary>
    public long AttributedAt { get; init; }

    /// <summary>What somebody said instead, or null.</summary>
    public CallCorrection? Correction { get; init; }

    /// <summary>Grows with every correction and every taking back; 0: never corrected.</summary>
    public int CorrectionVersion { get; init; }

    /// <summary>
    /// When the last answered call of the same caller to the site before this one began, Unix time in ms; null: there was none in
    /// <see cref="Reporting.TargetRule.MostFirstInDays"/> days, or the caller is withheld. It stays known when the caller is forgotten.
    /// </summary>
    public long? EarlierAt { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What counts: the correction, else what is believed now.</summary>
    [JsonIgnore]
    public CallAttribution Cause => Correction?.Attribution ?? Attribution;
}

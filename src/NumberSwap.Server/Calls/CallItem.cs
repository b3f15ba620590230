using System.Text.Json.Serialization;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Deals;

namespace NumberSwap.Server.Calls;

/// <summary>A call as lists show it: all its reports merged, with what it was caused by: a correction by hand, else what is believed now.</summary>
/// <param name="Candidates">What is computed, whatever a correction says.</param>
/// <param name="Version">Grows with every change of the attribution; 1 is what was said at the ring.</param>
/// <param name="AttributedAt">When this attribution was made.</param>
/// <param name="AtRing">What the call platform was told.</param>
/// <param name="Believed">What is computed now, which counts as long as there is no correction.</param>
/// <param name="Correction">Who corrected that by hand, or null.</param>
/// <param name="CorrectionVersion">Grows with every correction and taking back. Send it with a correction, to not overrule one that you have not seen.</param>
public sealed record CallItem(
    string Id,
    string? Site,
    string Platform,
    string? From,
    string To,
    string? Destination,
    DateTime StartedAt,
    CallStatus Status,
    int? TalkSeconds,
    int? RingSeconds,
    string? Operator,
    string? RecordingUrl,
    MatchLevel Match,
    double Probability,
    CallSession? Session,
    TrafficSource? Source,
    CallCampaign? Campaign,
    IReadOnlyList<Candidate> Candidates,
    Certainty? Certainty,
    int Version,
    DateTime AttributedAt,
    CallStatement AtRing,
    CallStatement Believed,
    CallCorrectionItem? Correction,
    int CorrectionVersion,
    IReadOnlyList<string> Tags)
{
    /// <summary>Whether it is a target call by the site's rule: <c>target</c>, or why not: <c>missed</c>, <c>short</c>, <c>repeat</c>, <c>tag:spam</c> …; <c>open</c> while it is not over.</summary>
    public required string Verdict { get; init; }

    /// <summary>The deals that came from it, the newest first; only where one call is shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DealItem>? Deals { get; init; }
}

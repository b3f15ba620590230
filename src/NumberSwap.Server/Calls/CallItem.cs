using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Calls;

/// <summary>A call as lists show it: all its reports merged, with what it is believed to have been caused by.</summary>
/// <param name="Version">Grows with every change of the attribution; 1 is what was said at the ring.</param>
/// <param name="AttributedAt">When this attribution was made.</param>
/// <param name="AtRing">What the call platform was told.</param>
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
    RingStatement AtRing);

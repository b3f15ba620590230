using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Calls;

/// <summary>A call as lists show it: all its reports merged, with what it was caused by.</summary>
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
    IReadOnlyList<Candidate> Candidates);

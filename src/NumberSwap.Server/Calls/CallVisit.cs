using NumberSwap.Core.Attribution;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Calls;

/// <summary>A visit that may have caused a call, with what happened in it until the ring.</summary>
/// <param name="Chosen">True for the one that is held to have caused it.</param>
/// <param name="Probability">0 to 1, as computed; null for one that is named by a correction alone.</param>
/// <param name="DelaySeconds">From the last sight of the visitor to the ring.</param>
/// <param name="Visitor">The browser's id; null with all that follows when retention has taken the visit.</param>
/// <param name="Numbers">The numbers that the page showed, the oldest first.</param>
/// <param name="Events">What the visitor did, the oldest first.</param>
public sealed record CallVisit(
    string Session,
    bool Chosen,
    double? Probability,
    int? DelaySeconds,
    Evidence Evidence,
    string? Visitor,
    DateTime? StartedAt,
    DateTime? LastSeenAt,
    bool? Mobile,
    string? LandingPage,
    string? Referrer,
    TrafficSource? Source,
    CallCampaign? Campaign,
    IReadOnlyList<VisitNumber> Numbers,
    IReadOnlyList<VisitEvent> Events);

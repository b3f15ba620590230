using NumberSwap.Core.Attribution;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Server.Calls;

/// <summary>Where to send a call, and what it was caused by.</summary>
/// <param name="Id">The platform's id of the call; null where none was reported.</param>
/// <param name="Destination">E.164 number to connect the caller with; null for a number that is nobody's.</param>
/// <param name="Session">The session; only with a match at session level.</param>
/// <param name="Source">The source; with a match at session or source level.</param>
/// <param name="Probability">That the statement at the match's level is true, 0 to 1.</param>
/// <param name="Certainty">How sure each level is, whatever the match; null for calls from before that was known.</param>
public sealed record CallAnswer(
    string? Id,
    string? Destination,
    MatchLevel Match,
    double Probability,
    CallSession? Session,
    TrafficSource? Source,
    CallCampaign? Campaign,
    IReadOnlyList<Candidate> Candidates,
    Certainty? Certainty);

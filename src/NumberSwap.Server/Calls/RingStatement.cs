using NumberSwap.Core.Attribution;

namespace NumberSwap.Server.Calls;

/// <summary>What was said of a call at its ring.</summary>
/// <param name="Session">Id of the session; only with a match at session level.</param>
/// <param name="Source">The source, or null.</param>
public sealed record RingStatement(MatchLevel Match, double Probability, string? Session, string? Source, CallCampaign? Campaign);

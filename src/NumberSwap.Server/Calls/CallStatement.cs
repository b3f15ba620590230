using NumberSwap.Core.Attribution;

namespace NumberSwap.Server.Calls;

/// <summary>What was said of a call's cause at some time.</summary>
/// <param name="Session">Id of the session; only with a match at session level.</param>
/// <param name="Source">The source, or null.</param>
public sealed record CallStatement(MatchLevel Match, double Probability, string? Session, string? Source, CallCampaign? Campaign);

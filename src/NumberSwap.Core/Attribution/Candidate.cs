namespace NumberSwap.Core.Attribution;

/// <summary>A session that may have caused a call.</summary>
/// <param name="Probability">0 to 1; all candidates together leave room for "none of them".</param>
/// <param name="Campaign">utm_campaign of its source.</param>
public sealed record Candidate(string Session, double Probability, string Source, string? Campaign);

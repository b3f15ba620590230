namespace NumberSwap.Server.Tests.Support;

/// <summary>A visit that may be behind a call.</summary>
public sealed record MatchCandidate(string Session, double Probability, string Source, string? Campaign);

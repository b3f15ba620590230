namespace NumberSwap.Server.Tests.Support;

/// <summary>The visit behind a call.</summary>
public sealed record MatchSession(
    string Id, string Visitor, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, string LandingPage, string? Referrer, string Source, string Medium,
    string? Campaign, string? Term, string? Content, IReadOnlyDictionary<string, string> ClickIds, IReadOnlyDictionary<string, string> Ids);

namespace NumberSwap.Server.Tests.Support;

/// <summary>The ad manager's campaign behind a call.</summary>
public sealed record MatchCampaign(string Id, string Name);

namespace NumberSwap.Server.Calls;

/// <summary>The ad manager's campaign.</summary>
public sealed record CallCampaign(string Id, string? Name);

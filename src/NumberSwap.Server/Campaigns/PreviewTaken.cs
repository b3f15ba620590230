namespace NumberSwap.Server.Campaigns;

/// <summary>A stronger campaign that a rule shares visits with.</summary>
/// <param name="Sessions">Of the sessions looked at, how many it wins.</param>
public sealed record PreviewTaken(string Campaign, string Name, int Sessions);

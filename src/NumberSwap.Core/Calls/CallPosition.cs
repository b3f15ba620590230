namespace NumberSwap.Core.Calls;

/// <summary>A call's place in the list that is ordered by ring time, site and id.</summary>
public sealed record CallPosition(long StartedAt, string Site, string Id);

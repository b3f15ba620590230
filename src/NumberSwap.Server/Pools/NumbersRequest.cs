namespace NumberSwap.Server.Pools;

/// <summary>Numbers to add to a pool or to retire from it.</summary>
public sealed record NumbersRequest(IReadOnlyList<string?>? Numbers);

namespace NumberSwap.Core.Leasing.Embedded;

/// <summary>The lease that a session has in a pool.</summary>
internal readonly record struct Holding(string Pool, NumberState Number, LeaseState Lease);

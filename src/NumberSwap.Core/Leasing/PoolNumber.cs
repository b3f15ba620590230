namespace NumberSwap.Core.Leasing;

/// <summary>A number that belongs to a pool by configuration, and its newest lease in the durable record.</summary>
public sealed record PoolNumber(string Number, Lease? Last);

namespace NumberSwap.Core.Leasing;

/// <summary>The rules by which one pool leases; passed with every operation, so that a change is effective at once.</summary>
/// <param name="Pool">The pool's id.</param>
/// <param name="HoldMs">How long a lease outlives its last sight, in ms; above 0.</param>
/// <param name="CooldownMs">Rest after the lease before somebody else gets the number, in ms; 0 or more.</param>
public sealed record PoolPolicy(string Pool, long HoldMs, long CooldownMs, OverflowPolicy Overflow);

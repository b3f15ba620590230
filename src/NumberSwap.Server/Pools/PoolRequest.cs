namespace NumberSwap.Server.Pools;

/// <summary>A pool to make, or the fields of one to change (those left out stay; numbers are changed by their own routes).</summary>
/// <param name="Target">The number that the pool's numbers stand in for; left out: the site's first.</param>
/// <param name="HoldSeconds">How long a lease outlives its last heartbeat; 1800 when left out.</param>
/// <param name="CooldownSeconds">Rest of a number after its lease; 300 when left out.</param>
/// <param name="Overflow"><c>share</c> or <c>fallback</c>: what happens when all numbers are live.</param>
public sealed record PoolRequest(string? Name, string? Target, IReadOnlyList<string?>? Numbers, int? HoldSeconds, int? CooldownSeconds, string? Overflow);

namespace NumberSwap.Server.Pools;

/// <summary>Numbers to move to another pool of the site.</summary>
/// <param name="To">Id of the pool that gets them.</param>
public sealed record MoveRequest(IReadOnlyList<string?>? Numbers, string? To);

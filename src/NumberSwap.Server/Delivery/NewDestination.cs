namespace NumberSwap.Server.Delivery;

/// <summary>A destination just made, or one with a new secret.</summary>
/// <param name="Secret">The secret that was made here: shown this once. Null for kinds that have none of ours.</param>
public sealed record NewDestination(DestinationItem Destination, string? Secret);

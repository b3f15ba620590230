namespace NumberSwap.Server.Deals;

/// <summary>Deals to add or to change.</summary>
/// <param name="Site">Id of the site; may be left out with a key for one site.</param>
public sealed record DealsRequest(string? Site, IReadOnlyList<DealRequest>? Deals);

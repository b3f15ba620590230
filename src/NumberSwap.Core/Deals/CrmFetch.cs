namespace NumberSwap.Core.Deals;

/// <summary>A deal that is to be fetched from its CRM.</summary>
/// <param name="Asked">How often its CRM has asked for it; what was fetched settles no later event.</param>
/// <param name="Attempts">How often it failed since the last event.</param>
public sealed record CrmFetch(string Site, string System, string ExternalId, int Asked, int Attempts);

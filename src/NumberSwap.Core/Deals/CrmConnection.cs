namespace NumberSwap.Core.Deals;

/// <summary>A site's CRM, as it is stored.</summary>
/// <param name="SecretHash">Hex SHA-256 of the secret in its webhook's address.</param>
/// <param name="Protected">What deals are fetched with, encrypted.</param>
/// <param name="MadeAt">Unix ms of the last change.</param>
public sealed record CrmConnection(string Site, string System, string SecretHash, string Protected, long MadeAt);

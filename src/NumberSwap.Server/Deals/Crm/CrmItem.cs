namespace NumberSwap.Server.Deals.Crm;

/// <summary>A site's CRM; its secrets are not shown again.</summary>
/// <param name="Host">Where its deals are fetched from.</param>
/// <param name="Waiting">Deals that are still to be fetched.</param>
/// <param name="GivenUp">Of those, the ones that are not tried any more.</param>
/// <param name="Fault">What one of them failed with.</param>
/// <param name="IsReadable">False: the secrets cannot be decrypted, and have to be entered again.</param>
public sealed record CrmItem(
    string System, string? Host, bool HasToken, bool HasApplicationToken, string? Currency, DateTime ChangedAt, int Waiting, int GivenUp, string? Fault, bool IsReadable);

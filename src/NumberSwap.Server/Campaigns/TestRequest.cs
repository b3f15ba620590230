namespace NumberSwap.Server.Campaigns;

/// <summary>A visit to think through.</summary>
/// <param name="Page">Address of its first page, with all that an advertisement adds to it; <c>https://</c> may be left out.</param>
/// <param name="Referrer">Address that led there; may be left out.</param>
public sealed record TestRequest(string? Page, string? Referrer = null);

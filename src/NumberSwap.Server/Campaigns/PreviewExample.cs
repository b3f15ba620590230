namespace NumberSwap.Server.Campaigns;

/// <summary>Visits that came in the same way.</summary>
/// <param name="LandingPath">The first page's path.</param>
/// <param name="Sessions">Of the sessions looked at, how many were such.</param>
public sealed record PreviewExample(string Source, string Medium, string? Campaign, string? Term, string LandingPath, int Sessions);

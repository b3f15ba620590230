namespace NumberSwap.Server.Leases;

/// <summary>A page view that was checked: it is of the site, and its numbers are numbers.</summary>
/// <param name="Targets">E.164, each once; some may be none of the site's targets.</param>
public sealed record Page(Uri Address, Uri? Referrer, IReadOnlyList<string> Targets);

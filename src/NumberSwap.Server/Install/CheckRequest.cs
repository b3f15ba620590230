namespace NumberSwap.Server.Install;

/// <summary>A page to check.</summary>
/// <param name="Page">Its address; left out: the first page of the site's first domain.</param>
public sealed record CheckRequest(string? Page = null);

namespace NumberSwap.Server.Install;

/// <summary>A check of a page.</summary>
/// <param name="Token">Names the check, for 15 minutes.</param>
/// <param name="Address">To be opened in a browser: the page with the check's mark.</param>
public sealed record PageCheck(string Token, string Address);

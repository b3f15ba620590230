namespace NumberSwap.Server.Snippet;

/// <summary>What to put into a site's pages.</summary>
/// <param name="Html">The tag.</param>
/// <param name="PinnedHtml">The tag with a versioned address and the script's hash (SRI): to be replaced after an update of the server.</param>
public sealed record SiteTag(string Html, string PinnedHtml);

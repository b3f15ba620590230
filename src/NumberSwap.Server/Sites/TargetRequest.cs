namespace NumberSwap.Server.Sites;

/// <summary>A number that the site's pages print.</summary>
/// <param name="Destination">Where its calls go; left out: to the number itself.</param>
public sealed record TargetRequest(string? Number, string? Destination);

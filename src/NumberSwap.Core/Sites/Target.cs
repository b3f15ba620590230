namespace NumberSwap.Core.Sites;

/// <summary>A number printed on a site's pages that is to be swapped.</summary>
/// <param name="Number">E.164.</param>
/// <param name="Destination">E.164 number where its calls go; by default the number itself.</param>
public sealed record Target(string Number, string Destination);

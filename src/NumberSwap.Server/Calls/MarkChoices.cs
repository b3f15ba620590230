namespace NumberSwap.Server.Calls;

/// <summary>What may be chosen when a call is marked; other texts may be written.</summary>
/// <param name="Products">Those named at the site's calls so far.</param>
/// <param name="Reasons">The owner's list, then others that are named at calls.</param>
public sealed record MarkChoices(IReadOnlyList<string> Products, IReadOnlyList<string> Reasons);

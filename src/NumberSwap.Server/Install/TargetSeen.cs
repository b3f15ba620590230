namespace NumberSwap.Server.Install;

/// <summary>How often one of the site's numbers stands on a page.</summary>
/// <param name="Number">The target, E.164.</param>
/// <param name="Texts">Places in the page's text, swapped ones among them.</param>
/// <param name="Links"><c>tel:</c> links, swapped ones among them.</param>
/// <param name="Swapped">Places and links where another number is shown.</param>
public sealed record TargetSeen(string Number, int Texts, int Links, int Swapped);

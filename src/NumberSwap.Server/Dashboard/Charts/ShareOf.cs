namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>A part of a <see cref="ProbabilityStack"/>.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Href">Where its name leads; null: nowhere.</param>
/// <param name="Nobody">True for what is left over, drawn without a colour.</param>
public sealed record ShareOf(string Name, double Share, string? Href = null, bool Nobody = false);

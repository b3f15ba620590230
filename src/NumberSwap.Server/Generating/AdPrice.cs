namespace NumberSwap.Server.Generating;

/// <summary>What an advertisement costs.</summary>
/// <param name="Click">A click, in roubles, beside those of the others: how dear clicks are altogether goes by how many of them call.</param>
/// <param name="ClickRate">Clicks of an impression, 0 to 1.</param>
/// <param name="ByTerm">Whether its costs are told for each search term.</param>
internal sealed record AdPrice(double Click, double ClickRate, bool ByTerm = false);

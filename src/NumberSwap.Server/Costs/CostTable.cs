using NumberSwap.Core.Costs;
using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Costs;

/// <summary>What a file of costs was read as.</summary>
/// <param name="Costs">The good lines; those of one day, source, medium, campaign and term added up.</param>
/// <param name="Lines">How many lines there are, without headings, titles and totals.</param>
/// <param name="Skipped">Lines of totals.</param>
public sealed record CostTable(CostKind Kind, IReadOnlyList<AdCost> Costs, IReadOnlyList<BadLine> Bad, int Lines, int Skipped);

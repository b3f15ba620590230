using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>A money report that somebody asks for.</summary>
/// <param name="Before">The days to compare with; null: none.</param>
public sealed record MoneyRequest(MoneyQuery Query, Period Period, Period? Before);

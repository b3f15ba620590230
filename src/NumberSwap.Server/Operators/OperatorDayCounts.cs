using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>What an operator did on a day.</summary>
public sealed record OperatorDayCounts(DateOnly Day, OperatorCounts Counts);

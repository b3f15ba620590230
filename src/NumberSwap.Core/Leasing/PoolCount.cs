namespace NumberSwap.Core.Leasing;

/// <summary>The numbers of a pool by state. <c>Total = Live + Cooling + Free</c>.</summary>
public sealed record PoolCount(int Total, int Live, int Cooling, int Free);

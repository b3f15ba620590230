using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Operators;

/// <summary>Calls of one product or of one kind of client.</summary>
/// <param name="Key">The product, or <c>new</c>, <c>repeat</c>, <c>cold</c>; empty: none is named.</param>
public sealed record OperatorGroup(string Key, OperatorCounts Now, OperatorCounts Before);

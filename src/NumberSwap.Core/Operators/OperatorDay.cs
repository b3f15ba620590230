using NumberSwap.Core.Calls;

namespace NumberSwap.Core.Operators;

/// <summary>What somebody did on a day for a product and a kind of client.</summary>
/// <param name="Day">As <see cref="DateOnly.DayNumber"/>, in the site's time zone.</param>
/// <param name="Operator">As calls name them; empty: nobody is named.</param>
/// <param name="Product">Empty: none is named.</param>
public sealed record OperatorDay(int Day, string Operator, string Product, ClientType Client, OperatorCounts Counts);

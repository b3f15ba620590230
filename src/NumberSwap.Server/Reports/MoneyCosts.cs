namespace NumberSwap.Server.Reports;

/// <summary>The ad costs behind a figure, newest first.</summary>
/// <param name="Count">All of them, however many are shown.</param>
/// <param name="Next">Pass it on as <c>offset</c>; null: there are no more.</param>
public sealed record MoneyCosts(int Count, IReadOnlyList<MoneyCost> Costs, int? Next);

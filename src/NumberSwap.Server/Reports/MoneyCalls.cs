using NumberSwap.Server.Calls;

namespace NumberSwap.Server.Reports;

/// <summary>The calls behind a figure, newest first.</summary>
/// <param name="Count">All of them, however many are shown. A call that counts in parts is one.</param>
/// <param name="Next">Pass it on as <c>offset</c> for the calls after these; null: there are none.</param>
public sealed record MoneyCalls(int Count, IReadOnlyList<CallItem> Calls, int? Next);

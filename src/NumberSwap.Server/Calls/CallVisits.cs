namespace NumberSwap.Server.Calls;

/// <summary>What went before a call.</summary>
/// <param name="Visits">The visits that may have caused it, the most probable first, and the one that a correction names.</param>
/// <param name="OtherCalls">Other calls of the same caller, or held to come from the same visit; the newest 20.</param>
public sealed record CallVisits(IReadOnlyList<CallVisit> Visits, IReadOnlyList<OtherCall> OtherCalls);

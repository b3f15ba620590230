using NumberSwap.Core.Leasing;

namespace NumberSwap.Sql.Stores;

/// <summary>What happened to a tracking number lately. Times are Unix times in ms.</summary>
/// <param name="Last">Its last lease at this site, or null.</param>
/// <param name="LastCall">When it was last called, or null.</param>
/// <param name="Calls30">Calls to it in the last 30 days.</param>
/// <param name="Calls90">Calls to it in the last 90 days.</param>
public sealed record NumberHistory(string Number, Lease? Last, long? LastCall, int Calls30, int Calls90);

namespace NumberSwap.Server.Operators;

/// <summary>A goal to be set.</summary>
/// <param name="Operator">Left out: the whole team.</param>
/// <param name="Measure"><c>callsPerDay</c>, <c>conversationsPerDay</c>, <c>substantialPerDay</c>, <c>targetCallsPerDay</c>, <c>deals</c>, <c>conversion</c> (%) or <c>conversionGrowth</c> (percentage points).</param>
/// <param name="Target">At least so much: more than 0, at most 100,000.</param>
/// <param name="From">First day, <c>2026-10-01</c>; left out: today.</param>
/// <param name="To">Last day, at most a year after the first.</param>
public sealed record GoalRequest(string? Operator, string? Measure, double? Target, string? From, string? To);

namespace NumberSwap.Server.Operators;

/// <summary>Days in the site's time zone, both included.</summary>
public sealed record DayRange(DateOnly From, DateOnly To);

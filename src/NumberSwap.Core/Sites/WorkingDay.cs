namespace NumberSwap.Core.Sites;

/// <summary>When a day's work begins and ends, in minutes of the day by the clock on the wall.</summary>
/// <param name="From">0 to 1439.</param>
/// <param name="To">More than <paramref name="From"/>, at most 1440.</param>
public sealed record WorkingDay(int From, int To);

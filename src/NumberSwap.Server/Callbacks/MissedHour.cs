namespace NumberSwap.Server.Callbacks;

/// <summary>One hour of the week, all weeks of the period together.</summary>
/// <param name="Weekday">1 Monday to 7 Sunday.</param>
/// <param name="Hour">0 to 23, in the site's time zone.</param>
/// <param name="Share">Missed calls of all, 0 to 1; null without calls.</param>
public sealed record MissedHour(int Weekday, int Hour, long Calls, long Missed, double? Share);

namespace NumberSwap.Server.Reports;

/// <summary>The figures of one hour of the week, all weeks of the period together.</summary>
/// <param name="Weekday">1 Monday to 7 Sunday.</param>
/// <param name="Hour">0 to 23, in the site's time zone.</param>
public sealed record ReportHour(int Weekday, int Hour, CallFigures Figures);

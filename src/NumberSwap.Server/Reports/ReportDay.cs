namespace NumberSwap.Server.Reports;

/// <summary>The figures of one day.</summary>
/// <param name="Day">In the site's time zone.</param>
/// <param name="Now">Its figures.</param>
/// <param name="DayBefore">The day at the same place of the period to compare with; null without one, or when that period is shorter.</param>
/// <param name="Before">The figures of that day.</param>
public sealed record ReportDay(DateOnly Day, CallFigures Now, DateOnly? DayBefore, CallFigures? Before);

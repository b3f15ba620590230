namespace NumberSwap.Server.Reports;

/// <summary>Days in the site's time zone, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>Longest that is reported on: two years with a leap day.</summary>
    public const int MostDays = 731;

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days, right before.</summary>
    public Period Before() => new(From.AddDays(-Days), From.AddDays(-1));

    /// <summary>The same dates a year earlier, as many days.</summary>
    public Period YearBefore() => new(From.AddYears(-1), From.AddYears(-1).AddDays(Days - 1));
}

namespace NumberSwap.Server.Reports;

/// <summary>Days in the site's time zone, both included.</summary>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>Longest that is reported on: two years with a leap day.</summary>
    public const int MostDays = 731;

    /// <summary>Longest that a money report is of: three years, and some days.</summary>
    public const int MostMoneyDays = 1130;

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>As many days, right before.</summary>
    public Period Before() => new(From.AddDays(-Days), From.AddDays(-1));

    /// <summary>The same, but before whole months as many months, however long they are.</summary>
    public Period MonthsBefore() => IsMonths ? new(From.AddMonths(-Months), From.AddDays(-1)) : Before();

    /// <summary>As <see cref="YearBefore"/>, but of whole months the same months.</summary>
    public Period MonthsYearBefore() => IsMonths ? new(From.AddYears(-1), To.AddDays(1).AddYears(-1).AddDays(-1)) : YearBefore();

    private bool IsMonths => From.Day == 1 && To.AddDays(1).Day == 1;

    private int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>The same dates a year earlier, as many days.</summary>
    public Period YearBefore() => new(From.AddYears(-1), From.AddYears(-1).AddDays(Days - 1));
}

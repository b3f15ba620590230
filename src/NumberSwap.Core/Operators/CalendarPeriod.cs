namespace NumberSwap.Core.Operators;

/// <summary>A day, week, month or quarter of the calendar; both ends included.</summary>
public sealed record CalendarPeriod(CalendarStep Step, DateOnly From, DateOnly To)
{
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The period that a day is in.</summary>
    public static CalendarPeriod Of(CalendarStep step, DateOnly day)
    {
        var first = step switch
        {
            CalendarStep.Day => day,
            CalendarStep.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            CalendarStep.Month => new DateOnly(day.Year, day.Month, 1),
            _ => new DateOnly(day.Year, (3 * ((day.Month - 1) / 3)) + 1, 1),
        };
        return new(step, first, Next(step, first).AddDays(-1));
    }

    public CalendarPeriod Before() => Of(Step, From.AddDays(-1));

    public CalendarPeriod After() => Of(Step, To.AddDays(1));

    /// <summary>What of it lies behind, that day included; the whole of a period that is over.</summary>
    public CalendarPeriod Until(DateOnly today) => To <= today ? this : this with { To = today < From ? From : today };

    /// <summary>Of the period before as many days as of this one have gone: half a month is not compared with a whole one.</summary>
    public CalendarPeriod BeforeUntil(DateOnly today)
    {
        var before = Before();
        if (To <= today)
            return before;
        var end = before.From.AddDays(Until(today).Days - 1);
        return before with { To = end < before.To ? end : before.To };
    }

    private static DateOnly Next(CalendarStep step, DateOnly first) => step switch
    {
        CalendarStep.Day => first.AddDays(1),
        CalendarStep.Week => first.AddDays(7),
        CalendarStep.Month => first.AddMonths(1),
        _ => first.AddMonths(3),
    };
}

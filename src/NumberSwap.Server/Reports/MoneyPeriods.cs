using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Reports;

/// <summary>The periods that money reports know by name.</summary>
public static class MoneyPeriods
{
    public const string Custom = "custom";
    public const string Usual = "30";

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["today", "yesterday", "7", Usual, "90", "this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter", "this-year"];

    /// <summary>The days of a name, and those right before to compare with: of a week, month, quarter or year that goes on the same days of the one before. Null for a name that is not known.</summary>
    public static (Period Period, Period Before)? Of(string name, DateOnly today) => name switch
    {
        "today" => Days(today, 1),
        "yesterday" => Days(today.AddDays(-1), 1),
        "7" => Days(today, 7),
        Usual => Days(today, 30),
        "90" => Days(today, 90),
        "this-week" => This(CalendarStep.Week, today),
        "last-week" => Last(CalendarStep.Week, today),
        "this-month" => This(CalendarStep.Month, today),
        "last-month" => Last(CalendarStep.Month, today),
        "this-quarter" => This(CalendarStep.Quarter, today),
        "last-quarter" => Last(CalendarStep.Quarter, today),
        "this-year" => (new(new DateOnly(today.Year, 1, 1), today), new(new DateOnly(today.Year - 1, 1, 1), today.AddYears(-1))),
        _ => null,
    };

    private static (Period, Period) Days(DateOnly last, int count)
    {
        var period = new Period(last.AddDays(1 - count), last);
        return (period, period.Before());
    }

    private static (Period, Period) This(CalendarStep step, DateOnly today)
    {
        var period = CalendarPeriod.Of(step, today);
        return (Of(period.Until(today)), Of(period.BeforeUntil(today)));
    }

    private static (Period, Period) Last(CalendarStep step, DateOnly today)
    {
        var last = CalendarPeriod.Of(step, today).Before();
        return (Of(last), Of(last.Before()));
    }

    private static Period Of(CalendarPeriod period) => new(period.From, period.To);
}

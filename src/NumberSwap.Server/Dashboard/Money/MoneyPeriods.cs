using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Money;

/// <summary>The periods that money reports offer by name.</summary>
internal static class MoneyPeriods
{
    public const string Custom = "custom";
    public const string Usual = "30";

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["today", "yesterday", "7", Usual, "90", "this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter", "this-year"];

    /// <summary>The days of a name; null for one that is not known.</summary>
    public static Period? Of(string name, DateOnly today)
    {
        // A week begins on Monday, day 0 of the calendar.
        var week = today.AddDays(-(today.DayNumber % 7));
        var month = new DateOnly(today.Year, today.Month, 1);
        var quarter = new DateOnly(today.Year, 1 + ((today.Month - 1) / 3 * 3), 1);
        return name switch
        {
            "today" => new(today, today),
            "yesterday" => new(today.AddDays(-1), today.AddDays(-1)),
            "7" => new(today.AddDays(-6), today),
            Usual => new(today.AddDays(-29), today),
            "90" => new(today.AddDays(-89), today),
            "this-week" => new(week, today),
            "last-week" => new(week.AddDays(-7), week.AddDays(-1)),
            "this-month" => new(month, today),
            "last-month" => new(month.AddMonths(-1), month.AddDays(-1)),
            "this-quarter" => new(quarter, today),
            "last-quarter" => new(quarter.AddMonths(-3), quarter.AddDays(-1)),
            "this-year" => new(new DateOnly(today.Year, 1, 1), today),
            _ => null,
        };
    }
}

using System.Globalization;
using NumberSwap.Server.Reports;

namespace NumberSwap.Server.Dashboard.Overview;

/// <summary>The period that a page is asked for in its address, and the one that it is compared with.</summary>
/// <param name="Name">Its value in the address, one of <see cref="Names"/>.</param>
/// <param name="Wrong">True: the address asked for something else that is no period.</param>
public sealed record PeriodChoice(string Name, Period Period, Period Before, bool Wrong = false)
{
    public const string Custom = "custom";

    private const string Usual = "30";

    // Far enough for every report, and nowhere near the ends of the calendar.
    private const int FirstYear = 2000, LastYear = 2200;

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<string> Names = ["today", "yesterday", "7", Usual, "90", "this-month", "last-month", Custom];

    /// <summary>The period in the address; the last 30 days where it names none.</summary>
    /// <param name="from">First day of a custom period, <c>2026-11-22</c>.</param>
    /// <param name="to">Its last day; the first day when left out.</param>
    /// <param name="today">In the site's time zone.</param>
    public static PeriodChoice Read(string? name, string? from, string? to, DateOnly today)
    {
        if (name is Custom || (name is null or "" && from is { Length: > 0 }))
            return OfDays(from, to) is { } days ? new PeriodChoice(Custom, days, days.Before()) : Last(30, today) with { Wrong = true };
        return Of(name is null or "" ? Usual : name, today) ?? Last(30, today) with { Wrong = true };
    }

    private static PeriodChoice? Of(string name, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        return name switch
        {
            "today" => Last(1, today) with { Name = name },
            "yesterday" => Last(1, today.AddDays(-1)) with { Name = name },
            "7" => Last(7, today),
            Usual => Last(30, today),
            "90" => Last(90, today),
            "this-month" => new PeriodChoice(name, new Period(month, today), new Period(month.AddMonths(-1), today.AddMonths(-1))),
            "last-month" => new PeriodChoice(name, new Period(month.AddMonths(-1), month.AddDays(-1)), new Period(month.AddMonths(-2), month.AddMonths(-1).AddDays(-1))),
            _ => null,
        };
    }

    private static PeriodChoice Last(int days, DateOnly to)
    {
        var period = new Period(to.AddDays(1 - days), to);
        return new PeriodChoice(days.ToString(CultureInfo.InvariantCulture), period, period.Before());
    }

    private static Period? OfDays(string? from, string? to)
    {
        if (!TryRead(from, out var first) || !TryRead(to is { Length: > 0 } ? to : from, out var last))
            return null;
        var period = first <= last ? new Period(first, last) : new Period(last, first);
        return period.Days <= Period.MostDays ? period : null;
    }

    private static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear;
}

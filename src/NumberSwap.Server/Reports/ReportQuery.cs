using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Reads which days are asked for.</summary>
internal static class ReportQuery
{
    public const int UsualDays = 30;

    // Nowhere near the ends of the calendar, from which a period before would fall.
    private const int FirstYear = 2000, LastYear = 2200;

    /// <summary>The period (the last <paramref name="usualDays"/> days when none is named) and the one to compare it with (null: none); or the problem to answer with.</summary>
    public static (Period? Period, Period? Before, ProblemHttpResult? Problem) Read(IQueryCollection query, DateOnly today, int mostDays = Period.MostDays, int usualDays = UsualDays)
    {
        if (!TryRead(query, "to", today, out var to))
            return (null, null, Problem.Invalid("to", "It has to be a day such as 2026-11-22."));
        if (!TryRead(query, "from", to.AddDays(1 - usualDays), out var from))
            return (null, null, Problem.Invalid("from", "It has to be a day such as 2026-11-01."));
        var period = new Period(from, to);
        if (period.Days < 1 || period.Days > mostDays)
            return (null, null, Problem.Invalid("from", $"A period has to have 1 to {mostDays} days: it begins no later than it ends."));
        return query["compare"].ToString() switch
        {
            "" or "previous" => (period, period.Before(), null),
            "year" => (period, period.YearBefore(), null),
            "none" => (period, null, null),
            _ => (null, null, Problem.Invalid("compare", "It has to be previous, year or none.")),
        };
    }

    /// <summary>How many of the last days are asked for, 30 when nothing is said; null: that is no such number.</summary>
    public static int? Days(IQueryCollection query) => query["days"].ToString() is not { Length: > 0 } text ? UsualDays
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Period.MostDays ? days : null;

    private static bool TryRead(IQueryCollection query, string name, DateOnly standard, out DateOnly day)
    {
        day = standard;
        return query[name].ToString() is not { Length: > 0 } text
            || (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear);
    }
}

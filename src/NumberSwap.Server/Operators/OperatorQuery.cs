using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Operators;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Operators;

/// <summary>Which calls of which period are asked for.</summary>
/// <param name="Product">Null: of all; empty: of none that is named.</param>
public sealed record OperatorQuery(CalendarPeriod Period, string? Product = null, ClientType? Client = null)
{
    // Nowhere near the ends of the calendar, from which a period before would fall.
    private const int FirstYear = 2000, LastYear = 2200;

    /// <summary>The query, of the month of today where nothing is named; or the problem to answer with.</summary>
    public static (OperatorQuery? Query, ProblemHttpResult? Problem) Read(IQueryCollection query, DateOnly today)
    {
        CalendarStep? step = query["by"].ToString() switch
        {
            "day" => CalendarStep.Day,
            "week" => CalendarStep.Week,
            "" or "month" => CalendarStep.Month,
            "quarter" => CalendarStep.Quarter,
            _ => null,
        };
        if (step is null)
            return (null, Problem.Invalid("by", "It has to be day, week, month or quarter."));
        var day = today;
        if (query["date"].ToString() is { Length: > 0 } text && !TryRead(text, out day))
            return (null, Problem.Invalid("date", "It has to be a day such as 2026-11-22."));
        var name = query["client"].ToString();
        ClientType? client = name switch { "new" => ClientType.New, "repeat" => ClientType.Repeat, "cold" => ClientType.Cold, _ => null };
        if (client is null && name.Length > 0)
            return (null, Problem.Invalid("client", "It has to be new, repeat or cold."));
        var product = query["product"].ToString();
        return product.Length > CallMarks.MaxText
            ? (null, Problem.Invalid("product", $"It may have {CallMarks.MaxText} characters at most, and no line breaks."))
            : (new(CalendarPeriod.Of(step.Value, day), product.Length > 0 ? product : null, client), null);
    }

    /// <summary>A day as addresses write it.</summary>
    public static bool TryRead(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= FirstYear and <= LastYear;

    public bool Takes(OperatorDay day)
    {
        ArgumentNullException.ThrowIfNull(day);
        return (Product is null || day.Product == Product) && (Client is null || day.Client == Client);
    }
}

using System.Globalization;

namespace NumberSwap.Server.Costs;

/// <summary>Reads a day as reports write it.</summary>
public static class CostDay
{
    // What could be a month or a day first is nobody's guess, and not here.
    private static readonly string[] Forms = ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "yyyy/MM/dd", "yyyyMMdd", "MMM d, yyyy", "d MMM yyyy"];

    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2200 ? day : null;
}

using System.Globalization;
using NumberSwap.Core.Checklists;
using NumberSwap.Core.Operators;

namespace NumberSwap.Server.Reviews;

/// <summary>Quarters as addresses name them: 2026-Q3.</summary>
public static class Quarter
{
    // Nowhere near the ends of the calendar.
    private const int FirstYear = 2000, LastYear = 2200;

    public static CalendarPeriod Of(DateOnly day) => CalendarPeriod.Of(CalendarStep.Quarter, day);

    public static string NameOf(CalendarPeriod quarter)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        return string.Create(CultureInfo.InvariantCulture, $"{quarter.From.Year:0000}-Q{((quarter.From.Month - 1) / 3) + 1}");
    }

    /// <summary>The weeks whose Thursdays are in it, until the week of today. Each week is of one quarter.</summary>
    public static (IsoWeek First, IsoWeek Last) WeeksOf(CalendarPeriod quarter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(quarter);
        var (first, last, present) = (IsoWeek.Of(quarter.From.AddDays(3)), IsoWeek.Of(quarter.To.AddDays(-3)), IsoWeek.Of(today));
        return (first, present.CompareTo(last) > 0 ? last : present.CompareTo(first) < 0 ? first : present);
    }

    /// <summary>False for what names no quarter.</summary>
    public static bool TryRead(string? text, out CalendarPeriod quarter)
    {
        quarter = Of(new DateOnly(FirstYear, 1, 1));
        if (text is not { Length: 7 } || text[4..6] is not "-Q" || text[6] is < '1' or > '4'
            || !int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < FirstYear or > LastYear)
        {
            return false;
        }

        quarter = Of(new DateOnly(year, (3 * (text[6] - '1')) + 1, 1));
        return true;
    }
}

using System.Globalization;

namespace NumberSwap.Core.Reporting;

/// <summary>Days, weeks, months, quarters and hours of the week, by numbers in their order.</summary>
internal static class ReportTimes
{
    private const int HoursOfWeek = 168;

    public static bool IsTime(ReportDimension by) => by is >= ReportDimension.Day and <= ReportDimension.Hour;

    /// <summary>The number of the time that a day and hour belong to.</summary>
    public static int Of(ReportDimension by, int day, int hour)
    {
        switch (by)
        {
            case ReportDimension.Day:
                return day;
            // Day 0 is a Monday.
            case ReportDimension.Week:
                return day / 7;
            case ReportDimension.Hour:
                return (day % 7 * 24) + hour;
        }

        var date = DateOnly.FromDayNumber(day);
        return by == ReportDimension.Month ? (date.Year * 12) + date.Month - 1 : (date.Year * 4) + ((date.Month - 1) / 3);
    }

    /// <summary>All times that a period touches, in their order.</summary>
    public static IEnumerable<int> All(ReportDimension by, FactPeriod period)
    {
        var (first, last) = by == ReportDimension.Hour ? (0, HoursOfWeek - 1) : (Of(by, period.First, 0), Of(by, period.Last, 0));
        return Enumerable.Range(first, Math.Max(0, last - first + 1));
    }

    public static string KeyOf(ReportDimension by, int time) => by switch
    {
        ReportDimension.Day => DayKey(time),
        ReportDimension.Week => DayKey(time * 7),
        ReportDimension.Month => string.Create(CultureInfo.InvariantCulture, $"{time / 12}-{(time % 12) + 1:00}"),
        ReportDimension.Quarter => string.Create(CultureInfo.InvariantCulture, $"{time / 4}-Q{(time % 4) + 1}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(time / 24) + 1}-{time % 24}"),
    };

    /// <summary>The number of an hour of the week, by its key; of what is none one that no hour has.</summary>
    public static int HourOf(string key) => Enumerable.Range(0, HoursOfWeek).FirstOrDefault(hour => KeyOf(ReportDimension.Hour, hour) == key, -1);

    private static string DayKey(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

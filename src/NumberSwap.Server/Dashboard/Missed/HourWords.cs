using System.Globalization;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Missed;

/// <summary>Working hours in a line: <c>Mon–Fri 09:00–18:00, Sat 10:00–14:00</c>.</summary>
internal static class HourWords
{
    public static string Of(Words words, WorkingHours hours)
    {
        var parts = new List<string>();
        for (var from = 0; from < hours.Days.Count;)
        {
            var to = from;
            while (to + 1 < hours.Days.Count && hours.Days[to + 1] == hours.Days[from])
                to++;
            if (hours.Days[from] is { } day)
                parts.Add($"{Day(words, from)}{(to > from ? "–" + Day(words, to) : "")} {Clock(day.From)}–{Clock(day.To)}");
            from = to + 1;
        }

        return string.Join(", ", parts);
    }

    private static string Day(Words words, int day) => words.Culture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((day + 1) % WorkingHours.DaysOfWeek));

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}

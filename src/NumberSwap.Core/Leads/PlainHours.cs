using System.Globalization;
using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Leads;

/// <summary>Working hours that are the same on every working day: how the call-back widget's hours were set before a site had hours of its own.</summary>
/// <param name="Days">1 is Monday, 7 Sunday.</param>
/// <param name="From"><c>HH:mm</c>, from <c>00:00</c>.</param>
/// <param name="To"><c>HH:mm</c>, up to <c>24:00</c>; later than <paramref name="From"/>.</param>
public sealed record PlainHours(IReadOnlyList<int> Days, string From, string To)
{
    /// <summary>Minutes from midnight of a text such as <c>09:30</c>; null for what is none.</summary>
    public static int? MinutesOf(string? text) =>
        text is { Length: 5 } && text[2] == ':'
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
        && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes < 60 && (hours * 60) + minutes is var all and <= 24 * 60
            ? all
            : null;

    /// <summary>A site's hours in short: its working days, the earliest beginning and the latest end. Null (all hours count) is every day from 00:00 to 24:00.</summary>
    public static PlainHours Of(WorkingHours? hours)
    {
        if (hours is null)
            return new PlainHours([1, 2, 3, 4, 5, 6, 7], "00:00", "24:00");
        var days = hours.Days.OfType<WorkingDay>().ToList();
        return new PlainHours(
            [.. Enumerable.Range(1, hours.Days.Count).Where(day => hours.Days[day - 1] is not null)], Clock(days.Min(day => day.From)), Clock(days.Max(day => day.To)));
    }

    /// <summary>The week; null (all hours count) when every day is worked from 00:00 to 24:00.</summary>
    public WorkingHours? ToWeek()
    {
        var day = new WorkingDay(MinutesOf(From) ?? 0, MinutesOf(To) ?? WorkingHours.MostMinutes);
        var week = new WorkingHours([.. Enumerable.Range(1, WorkingHours.DaysOfWeek).Select(number => Days.Contains(number) ? day : null)]);
        return week.Days.All(one => one is { From: 0, To: WorkingHours.MostMinutes }) ? null : week;
    }

    private static string Clock(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");
}

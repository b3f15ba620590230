using System.Globalization;

namespace NumberSwap.Core.Leads;

/// <summary>The hours of a week in which somebody answers, by the site's clock.</summary>
/// <param name="Days">1 is Monday, 7 Sunday.</param>
/// <param name="From"><c>HH:mm</c>, from <c>00:00</c>.</param>
/// <param name="To"><c>HH:mm</c>, up to <c>24:00</c>; later than <paramref name="From"/>.</param>
public sealed record WorkingHours(IReadOnlyList<int> Days, string From, string To)
{
    /// <summary>Within working hours a call back is due after so many minutes.</summary>
    public const int PromiseMinutes = 15;

    public static readonly WorkingHours Default = new([1, 2, 3, 4, 5], "09:00", "18:00");

    /// <summary>Minutes from midnight of a text such as <c>09:30</c>; null for what is none.</summary>
    public static int? MinutesOf(string? text) =>
        text is { Length: 5 } && text[2] == ':'
        && int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
        && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
        && minutes < 60 && (hours * 60) + minutes is var all and <= 24 * 60
            ? all
            : null;

    public bool IsOpenAt(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return IsWorked(local.DayOfWeek) && local.TimeOfDay >= Begin && local.TimeOfDay < End;
    }

    /// <summary>By when a call back is due that is asked for at a time: 15 minutes later, or 15 minutes after the next opening. Null when there is no working day.</summary>
    public DateTimeOffset? DeadlineAt(DateTimeOffset at, TimeZoneInfo zone) =>
        IsOpenAt(at, zone) ? at.AddMinutes(PromiseMinutes) : OpensAfter(at, zone)?.AddMinutes(PromiseMinutes);

    private TimeSpan Begin => TimeSpan.FromMinutes(MinutesOf(From) ?? 0);

    private TimeSpan End => TimeSpan.FromMinutes(MinutesOf(To) ?? 0);

    private bool IsWorked(DayOfWeek day) => Days.Contains(day == DayOfWeek.Sunday ? 7 : (int)day);

    private DateTimeOffset? OpensAfter(DateTimeOffset at, TimeZoneInfo zone)
    {
        var today = TimeZoneInfo.ConvertTime(at, zone).Date;
        for (var day = today; day <= today.AddDays(7); day = day.AddDays(1))
        {
            // An opening in the hour that a change of clocks leaves out is when the clocks have changed: the offset before it says so.
            var local = day + Begin;
            var opens = new DateTimeOffset(local, zone.GetUtcOffset(local));
            if (IsWorked(day.DayOfWeek) && opens > at)
                return opens;
        }

        return null;
    }
}

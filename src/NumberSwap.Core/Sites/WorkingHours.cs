namespace NumberSwap.Core.Sites;

/// <summary>The hours of a week in which somebody is there: a moment counts when the clock on the site's wall shows a time between a day's beginning and its end.</summary>
/// <param name="Days">Monday first; null: nobody is there that day.</param>
public sealed record WorkingHours(IReadOnlyList<WorkingDay?> Days)
{
    public const int DaysOfWeek = 7;

    /// <summary>The longest time that may be asked for in <see cref="Add"/>, minutes.</summary>
    public const int MostMinutes = 24 * 60;

    private const long MinuteMs = 60_000;
    private const long DayMs = 24 * 60 * MinuteMs;

    // A working day has a minute at least: the longest time is over within that many weeks.
    private const int MostDays = DaysOfWeek * (MostMinutes + 2);

    public bool IsOpenAt(long at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);
        return DayOf(local.Date) is { } day && local.TimeOfDay >= TimeSpan.FromMinutes(day.From) && local.TimeOfDay < TimeSpan.FromMinutes(day.To);
    }

    /// <summary>The first moment at or after <paramref name="at"/> (Unix ms) at which somebody is there; without any working day, the moment itself.</summary>
    public long OpensAt(long at, TimeZoneInfo zone) => Parts(at, zone).Select(part => (long?)part.From).FirstOrDefault() ?? at;

    /// <summary>When so much working time has passed since <paramref name="at"/> (Unix ms); without any working day, all time counts.</summary>
    public long Add(long at, TimeSpan time, TimeZoneInfo zone)
    {
        var left = (long)time.TotalMilliseconds;
        foreach (var (from, to) in Parts(at, zone))
        {
            if (to - from >= left)
                return from + left;
            left -= to - from;
        }

        return at + left;
    }

    /// <summary>The stretches of working time from a moment on, in order.</summary>
    private IEnumerable<(long From, long To)> Parts(long at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        if (Days.All(day => day is null))
            yield break;

        // The day before may go on: a zone that has gone back over midnight shows its last hour again.
        var date = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).Date.AddDays(-1);
        for (var i = 0; i < MostDays; i++, date = date.AddDays(1))
        {
            if (DayOf(date) is not { } day)
                continue;
            foreach (var (from, to) in Instants(date, day, zone))
            {
                if (to > at && to > from)
                    yield return (Math.Max(at, from), to);
            }
        }
    }

    /// <summary>When the clock on the wall shows a day's working time: once, but twice when it is changed meanwhile, and never for the time that it skips.</summary>
    private static IEnumerable<(long From, long To)> Instants(DateTime date, WorkingDay day, TimeZoneInfo zone)
    {
        var midnight = new DateTimeOffset(date, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var (from, to) = (midnight + (day.From * MinuteMs), midnight + (day.To * MinuteMs));
        var (start, end) = (midnight - DayMs, midnight + (2 * DayMs));
        var (before, after) = (OffsetMs(start, zone), OffsetMs(end, zone));
        if (before == after)
        {
            yield return (from - before, to - before);
            yield break;
        }

        // The moment of the change: the first with the offset after it.
        while (end - start > 1)
        {
            var middle = start + ((end - start) / 2);
            if (OffsetMs(middle, zone) == before)
                start = middle;
            else
                end = middle;
        }

        yield return (from - before, Math.Min(to - before, end));
        yield return (Math.Max(from - after, end), to - after);
    }

    private static long OffsetMs(long at, TimeZoneInfo zone) => (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(at)).TotalMilliseconds;

    // DayOfWeek begins with Sunday.
    private WorkingDay? DayOf(DateTime date) => Days[((int)date.DayOfWeek + 6) % DaysOfWeek];
}

namespace NumberSwap.Core.Callbacks;

/// <summary>The hours of a week in which somebody is there.</summary>
/// <param name="Days">Monday first; null: nobody is there that day.</param>
public sealed record WorkingHours(IReadOnlyList<WorkingDay?> Days)
{
    public const int DaysOfWeek = 7;

    // A working day has a minute at least: the longest deadline of a day's minutes is over within that many weeks.
    private const int MostDays = DaysOfWeek * (CallbackRules.MostMinutes + 2);

    /// <summary>When so much working time has passed since <paramref name="at"/> (Unix ms); without any working day, all time counts.</summary>
    public long Add(long at, TimeSpan time, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var left = (long)time.TotalMilliseconds;
        if (Days.All(day => day is null))
            return at + left;
        var date = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).Date;
        for (var i = 0; i < MostDays; i++, date = date.AddDays(1))
        {
            // DayOfWeek begins with Sunday.
            if (Days[((int)date.DayOfWeek + 6) % DaysOfWeek] is not { } day)
                continue;
            var (from, to) = (Math.Max(at, Instant(date.AddMinutes(day.From), zone)), Instant(date.AddMinutes(day.To), zone));
            if (to - from >= left)
                return from + left;
            left -= Math.Max(0, to - from);
        }

        return at + left;
    }

    /// <summary>A time that the clock skips is the moment at which it skips it.</summary>
    private static long Instant(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}

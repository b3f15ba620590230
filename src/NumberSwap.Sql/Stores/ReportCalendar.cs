namespace NumberSwap.Sql.Stores;

/// <summary>Which quarters of an hour (Unix ms / 900,000) a time zone's days have. Days are numbers as <see cref="DateOnly.DayNumber"/>.</summary>
public sealed class ReportCalendar(TimeZoneInfo zone)
{
    /// <summary>A quarter of an hour, ms.</summary>
    public const long SlotMs = ReportChanges.SlotMs;

    private const long HourMs = 3600_000;

    /// <summary>The zone's name, as it is remembered beside what was counted by it.</summary>
    public string Zone => zone.Id;

    public (int Day, int Hour) Of(long slot)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(slot * ReportChanges.SlotMs), zone);
        return (DateOnly.FromDateTime(local.DateTime).DayNumber, local.Hour);
    }

    /// <summary>The first quarter of an hour of a day.</summary>
    public long Start(int day)
    {
        var midnight = new DateTimeOffset(DateOnly.FromDayNumber(day).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        // Near midnight the clock may be put forward or back by some hours.
        var slot = (midnight - (long)zone.BaseUtcOffset.TotalMilliseconds - (4 * HourMs)) / ReportChanges.SlotMs;
        while (Of(slot).Day < day)
        {
            slot++;
        }

        return slot;
    }
}

using NumberSwap.Server.Dashboard.Overview;
using NumberSwap.Server.Dashboard.Shell;

namespace NumberSwap.Server.Dashboard.Conversations;

/// <summary>The days that a page of conversations is about, as moments.</summary>
public static class TalkPeriod
{
    public static PeriodChoice Read(IQueryCollection query, Viewer viewer, TimeProvider clock) => PeriodChoice.Read(
        query["period"], query["from"], query["to"], DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), viewer.Zone).DateTime));

    /// <summary>The period's beginning and end, Unix time in ms.</summary>
    public static (long From, long To) Moments(PeriodChoice choice, TimeZoneInfo zone) => (Beginning(choice.Period.From, zone), Beginning(choice.Period.To.AddDays(1), zone));

    /// <summary>When a day begins, Unix time in ms; some begin at one o'clock.</summary>
    public static long Beginning(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }
}

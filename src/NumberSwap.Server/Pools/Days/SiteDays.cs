namespace NumberSwap.Server.Pools.Days;

/// <summary>Days as a site's clocks show them.</summary>
public static class SiteDays
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>When a day begins in a zone, Unix time in ms. Where clocks skip midnight it begins right after; where they show it twice, with the first.</summary>
    public static long StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local += Step;
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    /// <summary>The day of a Unix time in ms.</summary>
    public static DateOnly Of(long at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone).DateTime);

    /// <summary>The zone of this IANA name; UTC for a name that this machine does not know.</summary>
    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;
}

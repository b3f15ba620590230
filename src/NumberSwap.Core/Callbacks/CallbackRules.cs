using NumberSwap.Core.Sites;

namespace NumberSwap.Core.Callbacks;

/// <summary>How soon a site calls back.</summary>
/// <param name="Minutes">From the missed call or the request to the deadline, 1 to 1440.</param>
/// <param name="Hours">The site's working hours: only these count; null: all do.</param>
public sealed record CallbackRules(int Minutes, WorkingHours? Hours)
{
    public const int MostMinutes = WorkingHours.MostMinutes;

    /// <summary>Within so many minutes of working time the call-back widget promises a call; the usual deadline, too.</summary>
    public const int PromiseMinutes = 15;

    public static readonly CallbackRules Default = new(PromiseMinutes, Hours: null);

    /// <summary>When who called at <paramref name="at"/> has to be called back, Unix ms.</summary>
    public long DeadlineOf(long at, TimeZoneInfo zone) =>
        Hours is null ? at + (Minutes * 60_000L) : Hours.Add(at, TimeSpan.FromMinutes(Minutes), zone);
}

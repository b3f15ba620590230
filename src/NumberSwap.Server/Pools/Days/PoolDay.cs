using NumberSwap.Core.Planning.Days;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Pools.Days;

/// <summary>A pool's day by minute: the lists have a value for the beginning of each minute, today until now. <c>total = live + cooling + free</c>.</summary>
/// <param name="TimeZone">IANA name of the zone in which the day is counted. A day in which clocks change is shorter or longer.</param>
/// <param name="From">When the day begins.</param>
/// <param name="Overflow">Visitors who shared a number that was somebody else's.</param>
/// <param name="Overflows">How often a number was shared that day.</param>
/// <param name="Peak">Null when the pool had no numbers that day.</param>
public sealed record PoolDay(
    DateOnly Date,
    string TimeZone,
    DateTime From,
    IReadOnlyList<int> Total,
    IReadOnlyList<int> Live,
    IReadOnlyList<int> Cooling,
    IReadOnlyList<int> Free,
    IReadOnlyList<int> Overflow,
    int Overflows,
    PoolPeak? Peak)
{
    public static PoolDay Of(DateOnly date, TimeZoneInfo zone, PoolMinutes minutes) => new(
        date,
        zone.Id,
        UnixTime.ToUtc(minutes.From),
        minutes.Total,
        minutes.Live,
        minutes.Cooling,
        [.. Enumerable.Range(0, minutes.Count).Select(minutes.Free)],
        minutes.Sharing,
        minutes.OverflowsIn(0, minutes.Count),
        PoolPeak.Of(minutes, 0, minutes.Count));
}

using NumberSwap.Core.Planning.Days;

namespace NumberSwap.Server.Pools.Days;

/// <summary>How much of a pool was in use in the last 24 hours, and in the 24 before.</summary>
/// <param name="Peak">Null when the pool had no numbers.</param>
/// <param name="Overflows">How often a visitor had to share a number.</param>
public sealed record PoolUse(PoolPressure Pressure, PoolPeak? Peak, PoolPeak? PeakBefore, int Overflows, int OverflowsBefore)
{
    /// <summary>From this share of live numbers on, a pool is said to run out.</summary>
    public const double HighShare = 0.85;

    public const int MinutesADay = 24 * 60;

    /// <summary>Of two days' minutes.</summary>
    public static PoolUse Of(PoolMinutes minutes)
    {
        var (peak, before) = (PoolPeak.Of(minutes, MinutesADay, 2 * MinutesADay), PoolPeak.Of(minutes, 0, MinutesADay));
        var overflows = minutes.OverflowsIn(MinutesADay, 2 * MinutesADay);
        var pressure = overflows > 0 || (peak is not null && peak.Live == peak.Total) ? PoolPressure.Full
            : peak?.Share >= HighShare ? PoolPressure.High
            : PoolPressure.Low;
        return new(pressure, peak, before, overflows, minutes.OverflowsIn(0, MinutesADay));
    }
}

using NumberSwap.Core.Planning.Days;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Pools.Days;

/// <summary>The minute in which the largest share of a pool's numbers was live.</summary>
public sealed record PoolPeak(DateTime At, int Live, int Total)
{
    /// <summary>0 to 1.</summary>
    public double Share => Math.Round((double)Live / Total, 4);

    /// <summary>The peak between two of the minutes; null when the pool had no numbers then.</summary>
    public static PoolPeak? Of(PoolMinutes minutes, int first, int end) =>
        minutes.Peak(first, end) is >= 0 and var peak ? new(UnixTime.ToUtc(minutes.At(peak)), minutes.Live[peak], minutes.Total[peak]) : null;
}

namespace NumberSwap.Core.Planning.Days;

/// <summary>How a pool stood at the beginning of each minute of a time. All lists are as long; <c>total = live + cooling + free</c>.</summary>
/// <param name="From">The first minute's beginning, Unix time in ms.</param>
/// <param name="Total">Numbers that the pool had.</param>
/// <param name="Live">Numbers with a live lease.</param>
/// <param name="Cooling">Numbers whose last lease was over, and their cooldown not.</param>
/// <param name="Sharing">Visitors whose number was somebody else's too: live leases beyond one a number.</param>
/// <param name="Overflows">Leases that began in each minute as overflow.</param>
public sealed record PoolMinutes(long From, int[] Total, int[] Live, int[] Cooling, int[] Sharing, int[] Overflows)
{
    public const long Minute = 60_000;

    public int Count => Total.Length;

    /// <summary>Numbers that had rested.</summary>
    public int Free(int minute) => Total[minute] - Live[minute] - Cooling[minute];

    public long At(int minute) => From + (minute * Minute);

    /// <summary>The minute in which the largest share of the numbers was live, the first of several such, between two of them; -1 when the pool had no number.</summary>
    public int Peak(int first, int end)
    {
        var peak = -1;
        for (var i = first; i < end; i++)
        {
            // Shares are compared as products: 43 of 45 is more than 21 of 22.
            if (Total[i] > 0 && (peak < 0 || (long)Live[i] * Total[peak] > (long)Live[peak] * Total[i]))
                peak = i;
        }

        return peak;
    }

    public int OverflowsIn(int first, int end) => Overflows.AsSpan(first, end - first).ToArray().Sum();
}

namespace NumberSwap.Core.Checklists;

/// <summary>How many conversations of an operator's week are drawn.</summary>
public static class SampleSize
{
    /// <summary>
    /// The whole number nearest to the share that lies between 10 and 15 % of the calls; where no whole number does (up to 13 calls it happens),
    /// the nearest to the share; at least one, and 0 of none.
    /// </summary>
    /// <param name="calls">The operator's conversations of the week, 0 or more.</param>
    /// <param name="sharePercent"><see cref="SampleSettings.LeastShare"/> to <see cref="SampleSettings.MostShare"/>.</param>
    public static int Of(int calls, int sharePercent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        if (calls == 0)
        {
            return 0;
        }

        var nearest = (int)(((2L * calls * sharePercent) + 100) / 200);
        var least = (int)(((long)calls * SampleSettings.LeastShare + 99) / 100);
        var most = (int)((long)calls * SampleSettings.MostShare / 100);
        return Math.Max(1, least <= most ? Math.Clamp(nearest, least, most) : nearest);
    }
}

namespace NumberSwap.Core.Attribution;

/// <summary>When a call is attributed again, since facts about it arrive late.</summary>
/// <remarks>
/// After two minutes the heartbeats are recorded that tell which pages were open at the ring; after an hour and a day whatever a journal
/// held back, forms that callers filled in, and what the site's model has learned.
/// </remarks>
public static class AttributionSchedule
{
    private static readonly long[] DelaysMs = [2 * 60_000, 3600_000, 24 * 3600_000];

    /// <summary>The next time after <paramref name="now"/>, or null when the attribution stands. Unix times in ms.</summary>
    public static long? Next(long ring, long now)
    {
        foreach (var delay in DelaysMs)
        {
            if (ring + delay > now)
                return ring + delay;
        }

        return null;
    }

    /// <summary>The first time for a call that is recorded at <paramref name="now"/>: at once when it rang long ago, since its journal had to wait.</summary>
    public static long First(long ring, long now) => Math.Max(ring + DelaysMs[0], now);
}

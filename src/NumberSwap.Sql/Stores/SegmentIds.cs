using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>
/// Ids of passages, in the order in which their calls began: a search walks the index from the newest call on without sorting what it finds,
/// and a period is a range of ids.
/// </summary>
internal static class SegmentIds
{
    /// <summary>Ids of one second. Passages of more calls than fit (an import may know calls by their day alone) go on in the next second's.</summary>
    private const long Slots = 262_144;

    /// <summary>How much later than their call's second ids may be; no second has a day's worth of passages.</summary>
    private const long Slack = 86_400 * Slots;

    /// <param name="startedAt">The call's, Unix ms.</param>
    public static long First(long startedAt) => startedAt / 1000 * Slots;

    /// <summary>No passage of a call begun before has an id from here on.</summary>
    /// <param name="before">Unix ms.</param>
    public static long Beyond(long before) => First(before + 1000) + Slack;

    /// <summary>The first of so many ids in a row that nobody has. Of two nodes at one moment the second finds them taken, and comes again.</summary>
    /// <param name="count">No more than a second has.</param>
    public static async Task<long> FreeAsync(Work work, long startedAt, int count)
    {
        for (var first = First(startedAt); ; first += Slots)
        {
            var next = await work.SingleAsync<long>(
                "SELECT COALESCE(MAX(id) + 1, @first) FROM transcript_segments WHERE id >= @first AND id < @end", new { first, end = first + Slots });
            if (next + count <= first + Slots)
            {
                return next;
            }
        }
    }
}

namespace NumberSwap.Core.Planning.Days;

/// <summary>
/// Counts a pool's numbers by minute from its leases. Each lease costs the same however long it lives: only where a count
/// begins and ends to differ is written down, and added up at last.
/// </summary>
public sealed class PoolSweep
{
    private readonly long from;
    private readonly int minutes;
    private readonly long cooldownMs;
    private readonly int[] total, live, cooling, leases, overflows;

    private PoolSweep(long from, int minutes, long cooldownMs)
    {
        (this.from, this.minutes, this.cooldownMs) = (from, minutes, cooldownMs);
        (total, live, cooling, leases, overflows) = (new int[minutes + 1], new int[minutes + 1], new int[minutes + 1], new int[minutes + 1], new int[minutes + 1]);
    }

    /// <summary>Sweeps over some minutes. O(leases * log leases + minutes); without the logarithm when the leases come by number and start.</summary>
    /// <param name="spans">All leases that are live or cooling in these minutes; those of numbers that the pool had not then do not count.</param>
    /// <param name="stays">When the pool had which numbers.</param>
    /// <param name="from">Beginning of the first minute, Unix time in ms.</param>
    /// <param name="minutes">How many minutes.</param>
    /// <param name="cooldownMs">Rest after a number's last lease.</param>
    public static PoolMinutes Run(List<PoolSpan> spans, IReadOnlyList<PoolStay> stays, long from, int minutes, long cooldownMs)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var sweep = new PoolSweep(from, minutes, cooldownMs);
        foreach (var stay in stays)
            sweep.Add(sweep.total, stay.From, stay.Until);
        if (!IsInOrder(spans))
            spans.Sort(Compare);
        var staysOf = stays.ToLookup(stay => stay.Number, StringComparer.Ordinal);
        for (int i = 0, end; i < spans.Count; i = end)
        {
            end = i + 1;
            while (end < spans.Count && spans[end].Number == spans[i].Number)
                end++;
            foreach (var stay in staysOf[spans[i].Number])
                sweep.AddNumber(spans, i, end, stay);
        }

        return sweep.Sum();
    }

    /// <summary>The leases of one number, in the order of their starts, while the pool had it.</summary>
    private void AddNumber(List<PoolSpan> spans, int first, int end, PoolStay stay)
    {
        // What is live without a break is one stretch, whoever's leases it is made of.
        long begin = 0, until = 0;
        for (var i = first; i < end; i++)
        {
            var span = spans[i];
            AddWithin(leases, span.From, span.Until, stay);
            if (span.Overflow && span.From >= stay.From && span.From < stay.Until && Minute(span.From) is >= 0 and var minute && minute < minutes)
                overflows[minute]++;
            if (i > first && span.From <= until)
            {
                until = Math.Max(until, span.Until);
                continue;
            }

            if (i > first)
                AddStretch(begin, until, span.From, stay);
            (begin, until) = (span.From, span.Until);
        }

        AddStretch(begin, until, long.MaxValue, stay);
    }

    private void AddStretch(long begin, long until, long next, PoolStay stay)
    {
        AddWithin(live, begin, until, stay);
        AddWithin(cooling, until, Math.Min(until + cooldownMs, next), stay);
    }

    private void AddWithin(int[] counts, long begin, long end, PoolStay stay) => Add(counts, Math.Max(begin, stay.From), Math.Min(end, stay.Until));

    private void Add(int[] counts, long begin, long end)
    {
        var (first, last) = (Ceiling(begin), Ceiling(end));
        if (first >= last)
            return;
        counts[first]++;
        counts[last]--;
    }

    /// <summary>The first minute that begins at or after a time.</summary>
    private int Ceiling(long time) =>
        time <= from ? 0 : time >= from + (minutes * PoolMinutes.Minute) ? minutes : (int)((time - from + PoolMinutes.Minute - 1) / PoolMinutes.Minute);

    private long Minute(long time) => time < from ? -1 : (time - from) / PoolMinutes.Minute;

    private PoolMinutes Sum()
    {
        int[] sharing = new int[minutes];
        int[][] running = [total, live, cooling, leases];
        foreach (var counts in running)
        {
            for (var i = 1; i < minutes; i++)
                counts[i] += counts[i - 1];
        }

        for (var i = 0; i < minutes; i++)
            sharing[i] = leases[i] - live[i];
        return new(from, total[..minutes], live[..minutes], cooling[..minutes], sharing, overflows[..minutes]);
    }

    private static bool IsInOrder(List<PoolSpan> spans)
    {
        for (var i = 1; i < spans.Count; i++)
        {
            if (Compare(spans[i - 1], spans[i]) > 0)
                return false;
        }

        return true;
    }

    private static int Compare(PoolSpan a, PoolSpan b)
    {
        var order = ReferenceEquals(a.Number, b.Number) ? 0 : string.CompareOrdinal(a.Number, b.Number);
        return order != 0 ? order : a.From.CompareTo(b.From);
    }
}

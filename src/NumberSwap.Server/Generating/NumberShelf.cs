using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;

namespace NumberSwap.Server.Generating;

/// <summary>A pool's numbers with their newest leases: who comes gets the one whose lease ended first, as in the real pool.</summary>
internal sealed class NumberShelf
{
    /// <summary>Leases of a number that are remembered; a call's candidates.</summary>
    private const int Remembered = SessionRules.LeasesPerNumber;

    private readonly PriorityQueue<string, long> byEnd = new();
    private readonly Dictionary<string, List<GeneratedLease>> leases = new(StringComparer.Ordinal);

    public NumberShelf(Pool pool)
    {
        foreach (var number in pool.Numbers)
        {
            byEnd.Enqueue(number, 0);
            leases[number] = new List<GeneratedLease>(Remembered + 1);
        }
    }

    /// <summary>The number for a visit from <paramref name="start"/>, held until <paramref name="until"/>.</summary>
    public (string Number, LeaseKind Kind) Take(long start, long until, long cooldownMs)
    {
        byEnd.TryPeek(out _, out var end);
        var number = byEnd.Dequeue();
        byEnd.Enqueue(number, Math.Max(end, until));
        return (number, end > start ? LeaseKind.Overflow : end > 0 && end + cooldownMs > start ? LeaseKind.Cooling : LeaseKind.Leased);
    }

    public void Remember(GeneratedLease lease)
    {
        var known = leases[lease.Number];
        known.Add(lease);
        if (known.Count > Remembered)
            known.RemoveAt(0);
    }

    /// <summary>A number's leases that had begun at a time, newest first.</summary>
    public IEnumerable<GeneratedLease> Of(string number, long at)
    {
        var known = leases[number];
        for (var i = known.Count - 1; i >= 0; i--)
        {
            if (known[i].StartedAt <= at)
                yield return known[i];
        }
    }
}

using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Attribution;

/// <summary>A session that may have called, by its lease that was seen last, and its weight.</summary>
internal readonly record struct Suspect(Lease Lease, long DelayMs, Evidence Evidence, double Weight)
{
    /// <summary>The heaviest first; never two as equal, so that the order in which the leases came does not matter.</summary>
    public static int HeaviestFirst(Suspect left, Suspect right)
    {
        var order = right.Weight.CompareTo(left.Weight);
        if (order == 0)
            order = left.DelayMs.CompareTo(right.DelayMs);
        if (order == 0)
            order = right.Lease.StartedAt.CompareTo(left.Lease.StartedAt);
        if (order == 0)
            order = string.CompareOrdinal(left.Lease.Session, right.Lease.Session);
        return order != 0 ? order : string.CompareOrdinal(left.Lease.Id, right.Lease.Id);
    }
}

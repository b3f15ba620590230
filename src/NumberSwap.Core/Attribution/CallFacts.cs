using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Attribution;

/// <summary>All that is known of a call to a leased number when it is attributed.</summary>
/// <param name="At">The ring, Unix time in ms.</param>
/// <param name="Leases">Leases of the dialled number, in any order.</param>
/// <param name="Truncated">True when the number had older leases than these: only the newest are remembered where the ring is answered.</param>
/// <param name="Known">Visitors that the caller's phone is known to belong to.</param>
/// <param name="VisitsPerMs">How many visits a number of this pool had on average over the last days, per ms; null: judged by the leases.</param>
/// <param name="HourWeight">How busy the hour of the ring usually is, 1 on average: nobody's calls come at the hours at which people visit.</param>
public sealed record CallFacts(long At, IReadOnlyList<Lease> Leases, bool Truncated, IReadOnlyList<KnownVisitor> Known, double? VisitsPerMs = null, double HourWeight = 1)
{
    /// <summary>The facts at a ring: nothing but the leases that the hot state remembers.</summary>
    public static CallFacts AtRing(long at, IReadOnlyList<Lease> leases, double? visitsPerMs = null, double hourWeight = 1) =>
        new(at, leases, leases.Count >= SessionRules.LeasesPerNumber, [], visitsPerMs, hourWeight);
}

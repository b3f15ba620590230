namespace NumberSwap.Core.Leasing;

/// <summary>A session as the durable record holds it, with what happened in it.</summary>
/// <param name="StartedAt">Unix time in ms.</param>
/// <param name="SeenAt">When the visitor was last seen, Unix time in ms.</param>
/// <param name="Leases">The numbers that it was shown, the oldest first.</param>
/// <param name="Notes">What the visitor did, the oldest first.</param>
public sealed record RecordedVisit(
    string Session, string Visitor, long StartedAt, long SeenAt, Visit Visit, IReadOnlyList<Lease> Leases, IReadOnlyList<RecordedNote> Notes);

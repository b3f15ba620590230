using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>A session started, or got further leases. Recorded idempotently by session id and lease id.</summary>
/// <param name="StartedAt">The session's start.</param>
/// <param name="Leases">The leases that started at <paramref name="At"/>; may be empty.</param>
public sealed record VisitEntry(
    string Site,
    long At,
    string Session,
    string Visitor,
    long StartedAt,
    Visit Visit,
    IReadOnlyDictionary<string, string>? Ids,
    IReadOnlyList<LeaseStart> Leases) : JournalEntry(Site, At);

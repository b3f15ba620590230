namespace NumberSwap.Core.Journal;

/// <summary>A session was seen again.</summary>
/// <param name="Ids">Analytics ids, when they changed; else null.</param>
/// <param name="Leases">Ids of the leases that were renewed by it.</param>
public sealed record SeenEntry(
    string Site,
    long At,
    string Session,
    IReadOnlyDictionary<string, string>? Ids,
    IReadOnlyList<string> Leases) : JournalEntry(Site, At);

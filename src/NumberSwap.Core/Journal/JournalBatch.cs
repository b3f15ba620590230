namespace NumberSwap.Core.Journal;

/// <summary>The oldest entries of one partition, in order.</summary>
/// <param name="Position">Where the batch ends, in the journal's own terms.</param>
/// <param name="Claim">What shows that the reader has the partition, in the journal's own terms.</param>
public sealed record JournalBatch(string Partition, IReadOnlyList<JournalEntry> Entries, string Position, string Claim);

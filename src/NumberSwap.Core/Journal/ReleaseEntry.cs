namespace NumberSwap.Core.Journal;

/// <summary>A lease was ended before its hold was over.</summary>
public sealed record ReleaseEntry(string Site, long At, string Lease) : JournalEntry(Site, At);

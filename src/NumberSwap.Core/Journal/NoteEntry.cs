using NumberSwap.Core.Leasing;

namespace NumberSwap.Core.Journal;

/// <summary>A visitor did something on a page.</summary>
public sealed record NoteEntry(string Site, long At, string Session, NoteKind Kind, string? Number) : JournalEntry(Site, At);

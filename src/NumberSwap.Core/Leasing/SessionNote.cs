namespace NumberSwap.Core.Leasing;

/// <summary>Something that a visitor did on a page.</summary>
/// <param name="Pool">Pool of <paramref name="Number"/>, or null when it is in none.</param>
/// <param name="Number">The number on which it was done (E.164), or null.</param>
public sealed record SessionNote(string Site, string Session, NoteKind Kind, string? Pool, string? Number);

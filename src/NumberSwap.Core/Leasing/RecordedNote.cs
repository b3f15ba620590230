namespace NumberSwap.Core.Leasing;

/// <summary>Something that a visitor did, as the durable record holds it.</summary>
/// <param name="At">Unix time in ms.</param>
/// <param name="Number">The number on which it was done (E.164), or null.</param>
public sealed record RecordedNote(long At, NoteKind Kind, string? Number);

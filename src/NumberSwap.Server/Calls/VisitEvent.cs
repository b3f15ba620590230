using NumberSwap.Core.Leasing;

namespace NumberSwap.Server.Calls;

/// <summary>Something that a visitor did.</summary>
/// <param name="Number">The number on which it was done, or null.</param>
public sealed record VisitEvent(DateTime At, NoteKind Kind, string? Number);

using NumberSwap.Core.Audit;

namespace NumberSwap.Server.Operators;

/// <summary>A consultation with a mentor that was held.</summary>
public sealed record ConsultationItem(DateTime HeldAt, Actor Mentor, string? Note);

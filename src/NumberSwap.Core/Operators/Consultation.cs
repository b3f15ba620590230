using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Operators;

/// <summary>A talk with a mentor about a caller whom nobody could sell to.</summary>
/// <param name="Call">The call that made it due.</param>
/// <param name="HeldAt">Unix ms.</param>
public sealed record Consultation(string Call, long HeldAt, Actor Mentor, string? Note)
{
    /// <summary>Most characters of a note.</summary>
    public const int MaxNote = 500;
}

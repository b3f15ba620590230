using NumberSwap.Core.Audit;

namespace NumberSwap.Core.Checklists;

/// <summary>What a final score was before it was corrected.</summary>
/// <param name="Revision">The score's revision at that time.</param>
/// <param name="By">Who had given it, or corrected it to this.</param>
/// <param name="At">When, Unix time in ms.</param>
/// <param name="Reason">Why it was corrected to this; null for what was first given.</param>
public sealed record ScoreChange(int Revision, IReadOnlyDictionary<string, int?> Values, ScoreSum Sum, string? Comment, Actor By, long At, string? Reason);

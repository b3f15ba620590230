using System.Runtime.InteropServices;

namespace NumberSwap.Core.Checklists;

/// <summary>Points of those that could be got, weights included.</summary>
/// <param name="Points">0 to <paramref name="Most"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ScoreSum(int Points, int Most)
{
    /// <summary>0 to 1; null when there was nothing to get.</summary>
    public double? Share => Most == 0 ? null : (double)Points / Most;

    public static ScoreSum operator +(ScoreSum one, ScoreSum other) => new(one.Points + other.Points, one.Most + other.Most);

    /// <summary>What values come to. Items without one (it did not apply, or is not scored yet) count neither way.</summary>
    public static ScoreSum Of(IEnumerable<ChecklistItem> items, IReadOnlyDictionary<string, int?> values) =>
        items.Aggregate(default(ScoreSum), (sum, item) => sum + Of(item, values));

    /// <summary>The same of one item.</summary>
    public static ScoreSum Of(ChecklistItem item, IReadOnlyDictionary<string, int?> values) =>
        values.GetValueOrDefault(item.Key) is { } value ? new ScoreSum(item.Weight * value, item.Weight * item.Top) : default;
}

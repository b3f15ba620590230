namespace NumberSwap.Core.Checklists;

/// <summary>Finds the items at which 80 % of the team loses points.</summary>
/// <remarks>
/// An operator loses points at an item when at least half of their scored conversations have less than all of its points: one slip among many good
/// conversations needs no training. Items that did not apply count neither way; a conversation that two people scored counts once, and is short of points
/// when either of them says so. A hint needs <see cref="MinOperators"/> operators and <see cref="MinCalls"/> conversations, so that one call is none.
/// </remarks>
public static class TrainingHints
{
    /// <summary>Per cent of the operators, from which on it is the team's matter.</summary>
    public const int TeamPercent = 80;

    public const int MinOperators = 3;
    public const int MinCalls = 5;

    /// <summary>The hints, those with the smallest share of points first.</summary>
    public static IReadOnlyList<TrainingHint> Of(IReadOnlyList<string> items, IReadOnlyCollection<ScoredCall> calls) =>
        [.. items.Select(item => Of(item, calls)).OfType<TrainingHint>().OrderBy(hint => hint.Sum.Share).ThenBy(hint => hint.Item, StringComparer.Ordinal)];

    private static TrainingHint? Of(string item, IReadOnlyCollection<ScoredCall> calls)
    {
        var marks = calls
            .Where(call => call.Marks.GetValueOrDefault(item).Most > 0)
            .GroupBy(call => (call.Operator, call.Call), call => call.Marks[item])
            .Select(marks => (marks.Key.Operator, Sum: marks.Aggregate((sum, mark) => sum + mark)))
            .ToList();
        var operators = marks.GroupBy(mark => mark.Operator, StringComparer.Ordinal).ToList();
        var losing = operators.Count(of => 2 * of.Count(mark => mark.Sum.Points < mark.Sum.Most) >= of.Count());
        return operators.Count >= MinOperators && marks.Count >= MinCalls && 100 * losing >= TeamPercent * operators.Count
            ? new TrainingHint(item, losing, operators.Count, marks.Aggregate(default(ScoreSum), (sum, mark) => sum + mark.Sum))
            : null;
    }
}

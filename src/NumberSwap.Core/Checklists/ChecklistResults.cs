namespace NumberSwap.Core.Checklists;

/// <summary>What conversations got by a checklist, over some weeks: in all, by item, by operator, and each operator's items.</summary>
/// <param name="Weeks">In their order, without gaps.</param>
/// <param name="Items">In the order of the checklist.</param>
/// <param name="Operators">By name.</param>
/// <param name="Cells">By the operator's name and the item's key; what was never scored is left out.</param>
public sealed record ChecklistResults(
    IReadOnlyList<IsoWeek> Weeks,
    ResultRow All,
    IReadOnlyList<ResultRow> Items,
    IReadOnlyList<ResultRow> Operators,
    IReadOnlyDictionary<(string Operator, string Item), ScoreSum> Cells,
    IReadOnlyList<TrainingHint> Hints)
{
    /// <param name="from">The first week.</param>
    /// <param name="to">The last week.</param>
    /// <param name="items">Keys of the items to tell apart. Others, which the checklist has no more, still count in the sums.</param>
    /// <param name="calls">Scores of these weeks; others are left out.</param>
    public static ChecklistResults Of(IsoWeek from, IsoWeek to, IReadOnlyList<string> items, IEnumerable<ScoredCall> calls)
    {
        var weeks = new List<IsoWeek>();
        for (var week = from; week <= to; week = week.Next)
        {
            weeks.Add(week);
        }

        var scored = calls.Where(call => call.Week >= from && call.Week <= to).ToList();
        var operators = scored.GroupBy(call => call.Operator, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.CurrentCultureIgnoreCase).ToList();
        var cells = new Dictionary<(string, string), ScoreSum>();
        foreach (var call in scored)
        {
            foreach (var (item, sum) in call.Marks)
            {
                cells[(call.Operator, item)] = cells.GetValueOrDefault((call.Operator, item)) + sum;
            }
        }

        return new ChecklistResults(
            weeks,
            ResultRow.Of("", scored, weeks, call => call.Sum),
            [.. items.Select(item => ResultRow.Of(item, scored, weeks, call => call.Marks.GetValueOrDefault(item)))],
            [.. operators.Select(group => ResultRow.Of(group.Key, [.. group], weeks, call => call.Sum))],
            cells,
            TrainingHints.Of(items, scored));
    }
}

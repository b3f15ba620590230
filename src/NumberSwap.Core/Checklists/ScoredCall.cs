namespace NumberSwap.Core.Checklists;

/// <summary>A conversation's marks, for results. Where two people scored it, there is one of each.</summary>
/// <param name="Marks">By the items' keys; items that did not apply are left out.</param>
public sealed record ScoredCall(string Call, string Operator, IsoWeek Week, IReadOnlyDictionary<string, ScoreSum> Marks)
{
    public ScoreSum Sum => Marks.Values.Aggregate(default(ScoreSum), (sum, mark) => sum + mark);
}

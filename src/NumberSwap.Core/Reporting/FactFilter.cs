namespace NumberSwap.Core.Reporting;

/// <summary>Says which facts pass a query's filter. Each value is compared once, however many facts have it.</summary>
internal sealed class FactFilter
{
    private readonly FactLabels labels;
    private readonly (ReportDimension By, string Key, Dictionary<int, bool> Known)[] conditions;

    public FactFilter(FactLabels labels, IReadOnlyDictionary<ReportDimension, string> filter)
    {
        this.labels = labels;
        conditions = [.. filter.Where(pair => !ReportTimes.IsTime(pair.Key)).Select(pair => (pair.Key, pair.Value, new Dictionary<int, bool>()))];
        IsOfVisit = conditions.Any(condition => FactLabels.IsOfVisit(condition.By));
        IsOfCost = conditions.All(condition => FactLabels.IsOfCost(condition.By));
    }

    /// <summary>True when it asks for something of the visit.</summary>
    public bool IsOfVisit { get; }

    /// <summary>True when it can be said which costs pass.</summary>
    public bool IsOfCost { get; }

    public bool Passes(in ContactFact fact, int touch)
    {
        foreach (var (by, key, known) in conditions)
        {
            var id = FactLabels.IdOf(by, fact, touch);
            if (!known.TryGetValue(id, out var passes))
                known[id] = passes = Same(labels.KeyOf(by, id), key);
            if (!passes)
                return false;
        }

        return true;
    }

    public bool Passes(in CostFact cost)
    {
        foreach (var (by, key, _) in conditions)
        {
            if (!Same(labels.KeyOf(by, cost), key))
                return false;
        }

        return true;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

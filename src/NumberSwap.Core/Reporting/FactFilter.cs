namespace NumberSwap.Core.Reporting;

/// <summary>Says which facts pass a query's filter. Each value is compared once, however many facts have it.</summary>
internal sealed class FactFilter
{
    private readonly FactLabels labels;
    private readonly (ReportDimension By, string Key, Dictionary<int, bool> Known)[] conditions;
    private readonly int? hour;
    private readonly bool splits;

    /// <param name="query">Of times its filter may name an hour of the week; days are the period's.</param>
    public FactFilter(FactLabels labels, MoneyQuery query)
    {
        this.labels = labels;
        conditions = [.. query.Filter.Where(pair => !ReportTimes.IsTime(pair.Key)).Select(pair => (pair.Key, pair.Value, new Dictionary<int, bool>()))];
        hour = query.Filter.TryGetValue(ReportDimension.Hour, out var key) ? ReportTimes.HourOf(key) : null;
        splits = FactLabels.IsOfVisit(query.By) || conditions.Any(condition => FactLabels.IsOfVisit(condition.By));
        IsOfCost = hour is null && conditions.All(condition => FactLabels.IsOfCost(condition.By));
    }

    /// <summary>True when it can be said which costs pass.</summary>
    public bool IsOfCost { get; }

    /// <summary>The visit that a contact counts for, with which share it passes for that visit, and with which as one whose visit is not known.</summary>
    /// <param name="day">Of the contact, or of its deal,</param>
    /// <param name="at">and the hour of that day.</param>
    public (int Touch, double Known, double Unknown) SharesOf(in ContactFact fact, int day, int at)
    {
        if (hour is { } asked && ReportTimes.Of(ReportDimension.Hour, day, at) != asked)
            return (0, 0, 0);
        var (touch, share) = splits ? labels.TouchOf(fact) : (0, 0);
        return (touch, share > 0 && Passes(fact, touch) ? share : 0, share < 1 && Passes(fact, 0) ? 1 - share : 0);
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

    private bool Passes(in ContactFact fact, int touch)
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

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}

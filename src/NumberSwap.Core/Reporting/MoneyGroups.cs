namespace NumberSwap.Core.Reporting;

/// <summary>The sums of a period, by row.</summary>
internal sealed class MoneyGroups(FactLabels labels, ReportDimension by)
{
    private readonly bool isTime = ReportTimes.IsTime(by);
    private readonly Dictionary<int, MoneySums> byId = [];
    private readonly Dictionary<string, (string Key, MoneySums Sums)> byKey = new(StringComparer.OrdinalIgnoreCase);
    private MoneySums?[] near = new MoneySums?[1024];

    public MoneySums Total { get; } = new();

    /// <summary>Of times: by their numbers.</summary>
    public IReadOnlyDictionary<int, MoneySums> Times => byId;

    public IReadOnlyDictionary<string, (string Key, MoneySums Sums)> Keys => byKey;

    /// <param name="day">Of the contact, or of its deal,</param>
    /// <param name="hour">and the hour of that day.</param>
    public MoneySums Of(in ContactFact fact, int touch, int day, int hour)
    {
        if (isTime)
            return OfTime(day, hour);
        var id = FactLabels.IdOf(by, fact, touch);
        if (id >= near.Length)
            Array.Resize(ref near, Math.Max(id + 1, 2 * near.Length));
        return near[id] ??= OfKey(labels.KeyOf(by, id));
    }

    public MoneySums Of(in CostFact cost) => isTime ? OfTime(cost.Day, 0) : OfKey(labels.KeyOf(by, cost));

    /// <summary>The row of a key. Of several spellings the first in the order of their characters is shown, whatever is counted first.</summary>
    public MoneySums OfKey(string key)
    {
        if (!byKey.TryGetValue(key, out var row))
            byKey[key] = row = (key, new());
        else if (string.CompareOrdinal(key, row.Key) < 0)
            byKey[key] = (key, row.Sums);
        return row.Sums;
    }

    private MoneySums OfTime(int day, int hour)
    {
        var time = ReportTimes.Of(by, day, hour);
        if (!byId.TryGetValue(time, out var sums))
            byId[time] = sums = new();
        return sums;
    }
}

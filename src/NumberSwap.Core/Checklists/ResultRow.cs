namespace NumberSwap.Core.Checklists;

/// <summary>What an item, an operator or the whole team got.</summary>
/// <param name="Key">The item's key or the operator's name; empty for all.</param>
/// <param name="Calls">Scored conversations that it is made of.</param>
/// <param name="Weeks">The same of each week.</param>
/// <param name="Change">Share of the newer half of the weeks less that of the older half, -1 to 1; null where either has no score.</param>
public sealed record ResultRow(string Key, int Calls, ScoreSum Sum, IReadOnlyList<ScoreSum> Weeks, double? Change)
{
    internal static ResultRow Of(string key, IReadOnlyCollection<ScoredCall> calls, IReadOnlyList<IsoWeek> weeks, Func<ScoredCall, ScoreSum> sumOf)
    {
        var byWeek = new Dictionary<IsoWeek, ScoreSum>();
        var (all, counted) = (default(ScoreSum), new HashSet<string>(StringComparer.Ordinal));
        foreach (var call in calls)
        {
            var sum = sumOf(call);
            if (sum.Most == 0)
            {
                continue;
            }

            all += sum;
            byWeek[call.Week] = byWeek.GetValueOrDefault(call.Week) + sum;
            counted.Add(call.Call);
        }

        List<ScoreSum> series = [.. weeks.Select(week => byWeek.GetValueOrDefault(week))];
        var newer = series.Count / 2;
        var (before, after) = (Total(series.Take(series.Count - newer)), Total(series.Skip(series.Count - newer)));
        return new ResultRow(key, counted.Count, all, series, after.Share - before.Share);
    }

    private static ScoreSum Total(IEnumerable<ScoreSum> sums) => sums.Aggregate(default(ScoreSum), (sum, other) => sum + other);
}

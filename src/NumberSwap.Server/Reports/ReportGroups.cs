using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>Lists figures by source, medium or campaign.</summary>
internal static class ReportGroups
{
    /// <summary>Most calls first, then most visits; those beyond <see cref="Overview.MostGroups"/> as one, at the end.</summary>
    public static IReadOnlyList<ReportGroup> Of(
        PeriodCounts now, PeriodCounts? then, Func<CallCountRow, string> keyOfCalls, Func<VisitCountRow, string> keyOfVisits, Func<string, string?> nameOf)
    {
        var (groups, before) = (now.By(keyOfCalls, keyOfVisits), then?.By(keyOfCalls, keyOfVisits));
        foreach (var key in before?.Keys ?? Enumerable.Empty<string>())
            groups.TryAdd(key, CallFigures.None);
        // All those that were too many to be kept apart when they were counted belong to the rest.
        groups.Remove(ReportStore.Others, out var others);
        var ordered = groups
            .OrderByDescending(group => group.Value.Calls).ThenByDescending(group => group.Value.Visits)
            .ThenByDescending(group => BeforeOf(group.Key)?.Calls).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new ReportGroup(group.Key.Length > 0 ? group.Key : null, group.Key.Length > 0 ? nameOf(group.Key) : null, group.Value, BeforeOf(group.Key)))
            .ToList();
        if (ordered.Count <= Overview.MostGroups && others is null)
            return ordered;
        var rest = ordered.Skip(Overview.MostGroups - 1).ToList();
        return
        [
            .. ordered.Take(Overview.MostGroups - 1),
            new ReportGroup(
                "",
                null,
                rest.Aggregate(others ?? CallFigures.None, (sum, group) => sum + group.Now),
                before is null ? null : rest.Aggregate(before.GetValueOrDefault(ReportStore.Others, CallFigures.None), (sum, group) => sum + group.Before!)),
        ];

        CallFigures? BeforeOf(string key) => before?.GetValueOrDefault(key, CallFigures.None);
    }
}

using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Checklists;

/// <summary>A checklist's results as a table: all, each item, each operator, and each operator at each item, by week where there are weeks.</summary>
public static class ResultTable
{
    public static TableCsv Of(ResultAnswer results, CallCsvFormat? format = null) => new(
        "checklist-results",
        ["of", "operator", "item", "conversations", "points", "most_points", "share", "change", "target_calls", "won_deals", "conversion", .. results.Weeks],
        [
            Row("all", null, null, results.All),
            .. results.Items.Select(item => Row("item", null, item.Title ?? item.Key, item)),
            .. results.Operators.Select(one => (IReadOnlyList<object?>)[.. Row("operator", one.Operator, null, one.Scores).Take(8), one.TargetCalls, one.Won, one.Conversion, .. WeeksOf(one.Scores)]),
            .. results.Operators.SelectMany(one => results.Items.Where(item => one.Items.GetValueOrDefault(item.Key) is not null).Select(item =>
                (IReadOnlyList<object?>)["operator_item", one.Operator, item.Title ?? item.Key, null, null, null, one.Items[item.Key], null, null, null, null])),
        ],
        format);

    private static IReadOnlyList<object?> Row(string of, string? name, string? item, ResultRowAnswer? row) =>
        [of, name, item, row?.Calls, row?.Points, row?.MostPoints, row?.Share, row?.Change, null, null, null, .. WeeksOf(row)];

    private static IEnumerable<object?> WeeksOf(ResultRowAnswer? row) => row?.Weeks.Select(share => (object?)share) ?? [];
}

using NumberSwap.Core.Checklists;

namespace NumberSwap.Server.Checklists;

/// <summary>A checklist's results as the API shows them. Shares are 0 to 1, null where nothing was scored.</summary>
/// <param name="Link">Whether operators with higher scores sell more; null with too few operators.</param>
public sealed record ResultAnswer(
    string Checklist,
    string Name,
    int Version,
    IReadOnlyList<string> Weeks,
    ResultRowAnswer All,
    IReadOnlyList<ResultRowAnswer> Items,
    IReadOnlyList<ResultOperatorAnswer> Operators,
    IReadOnlyList<ResultHintAnswer> Hints,
    SalesLink? Link)
{
    public static ResultAnswer Of(ChecklistReport report)
    {
        var results = report.Results;
        var titles = report.Checklist.Items.ToDictionary(item => item.Key, item => item.Title, StringComparer.Ordinal);
        var rows = results.Operators.ToDictionary(row => row.Key, StringComparer.Ordinal);
        return new ResultAnswer(
            report.Checklist.Id,
            report.Checklist.Name,
            report.Checklist.Version,
            [.. results.Weeks.Select(week => week.ToString())],
            ResultRowAnswer.Of(results.All, null),
            [.. results.Items.Select(row => ResultRowAnswer.Of(row, titles[row.Key]))],
            [.. report.Sales.Select(sale => new ResultOperatorAnswer(
                sale.Operator,
                rows.TryGetValue(sale.Operator, out var row) ? ResultRowAnswer.Of(row, null) : null,
                titles.Keys.ToDictionary(item => item, item => ScoreAnswer.Rounded(results.Cells.GetValueOrDefault((sale.Operator, item))), StringComparer.Ordinal),
                sale.TargetCalls,
                sale.Won,
                sale.Conversion is { } conversion ? Math.Round(conversion, 4) : null))],
            [.. results.Hints.Select(hint => new ResultHintAnswer(hint.Item, titles[hint.Item], hint.Losing, hint.Operators, ScoreAnswer.Rounded(hint.Sum)))],
            report.Link is { } link ? link with { Correlation = Math.Round(link.Correlation, 3) } : null);
    }
}

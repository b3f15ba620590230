using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Costs;
using NumberSwap.Core.Money;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.Importing;

namespace NumberSwap.Server.Costs;

/// <summary>Reads a table of costs, line by line. Stores nothing.</summary>
public static class CostTableReader
{
    public const int MostLines = 100_000;

    private static readonly string[] Totals = ["total", "итого", "всего"];

    /// <summary>The table, or the problem with the whole of it.</summary>
    /// <param name="defaults">What holds where the file says nothing.</param>
    public static (CostTable? Table, ProblemHttpResult? Problem) Read(string text, CostDefaults defaults)
    {
        var head = TableFinder.Find(text, CostHeadings.Read, [CostField.Day, CostField.Cost], MostLines + 1);
        if (head is null)
            return (null, Problem.Invalid("file", "No headings were found. The file needs a line with at least a day and a cost: Day and Cost, or Дата and Расход. Segment the report by day."));
        if (head.Rows.Count > MostLines)
            return (null, Problem.Invalid("file", $"It has more than {MostLines} lines. Split it by time."));

        var kind = CostHeadings.KindOf(head.Headings, [.. head.Columns.Keys]);
        var (source, medium) = kind switch
        {
            CostKind.GoogleAds => (defaults.Source ?? "google", defaults.Medium ?? "cpc"),
            CostKind.YandexDirect => (defaults.Source ?? "yandex", defaults.Medium ?? "cpc"),
            _ => (defaults.Source, defaults.Medium),
        };
        var currency = CostHeadings.CurrencyOf(head.Headings[head.Columns[CostField.Cost]]) ?? defaults.Currency;
        if (source is null && !head.Columns.ContainsKey(CostField.Source))
            return (null, Problem.Invalid("source", "The file does not say which source the costs are of. Name it, for example vk."));
        if (currency is null && !head.Columns.ContainsKey(CostField.Currency))
            return (null, Problem.Invalid("currency", "The file does not say its currency. Name it by its code, for example RUB."));
        return (Lines(head, kind, new CostDefaults(source, medium, currency)), null);
    }

    private static CostTable Lines(TableHead<CostField> head, CostKind kind, CostDefaults defaults)
    {
        var point = PointOf(head);
        var costs = new Dictionary<(DateOnly, string, string, string, string), AdCost>();
        var bad = new List<BadLine>();
        var (lines, skipped) = (0, 0);
        foreach (var row in head.Rows)
        {
            if (IsTotal(head, row))
            {
                skipped++;
                continue;
            }

            lines++;
            var (cost, fault) = CostLine.Read(head, row, point, defaults);
            if (cost is null)
            {
                bad.Add(fault!);
                continue;
            }

            if (!costs.TryGetValue(cost.Key, out var before))
                costs.Add(cost.Key, cost);
            else if (before.Currency != cost.Currency)
                bad.Add(new BadLine(row.Line, "currency", $"The same campaign and day are in {before.Currency} above."));
            else if (!Amount.IsExact(before.Cost + cost.Cost))
                bad.Add(new BadLine(row.Line, "cost", "The costs of this campaign and day add up to too much."));
            else
                costs[cost.Key] = before with { Cost = before.Cost + cost.Cost, Clicks = Sum(before.Clicks, cost.Clicks), Impressions = Sum(before.Impressions, cost.Impressions) };
        }

        return new CostTable(kind, [.. costs.Values], bad, lines, skipped);
    }

    /// <summary>The decimal sign that the costs are written with; null when none tells.</summary>
    private static char? PointOf(TableHead<CostField> head)
    {
        var points = head.Rows.Select(row => Amount.PointOf(head.At(row, CostField.Cost))).OfType<char>().Distinct().Take(2).ToList();
        return points is [var only] ? only : null;
    }

    private static bool IsTotal(TableHead<CostField> head, TableRow row) =>
        !row.IsBroken
        && CostDay.Read(head.At(row, CostField.Day)) is null
        && row.Cells.FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell)) is { } first
        && Array.Exists(Totals, total => first.TrimStart().StartsWith(total, StringComparison.OrdinalIgnoreCase));

    private static long? Sum(long? one, long? other) => one is null && other is null ? null : (one ?? 0) + (other ?? 0);
}

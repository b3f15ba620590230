using NumberSwap.Core.Checklists;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Reports;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Checklists;

/// <summary>What conversations got by a checklist, and what their operators sold.</summary>
public sealed class ResultService(ChecklistStore checklists, ScoreStore scores, OperatorSalesStore sales)
{
    /// <summary>Final scores of calls of these weeks.</summary>
    public async Task<ChecklistReport> OfAsync(Site site, Checklist list, IsoWeek from, IsoWeek to, CancellationToken cancellation)
    {
        var versions = (await checklists.VersionsAsync(site.Id, list.Id, cancellation)).ToDictionary(version => version.Version);
        var given = await scores.ListAsync(new ScoreFilter(site.Id) { Checklist = list.Id, From = from, To = to, OnlyFinal = true, Limit = int.MaxValue }, cancellation);
        var results = ChecklistResults.Of(from, to, [.. list.Items.Select(item => item.Key)], given.Select(score => Marked(score, versions)));
        var zone = ReportService.ZoneOf(site);
        var sold = await sales.OfAsync(site.Id, from.Start(zone), to.Next.Start(zone), site.Settings.Target, cancellation);
        var rows = results.Operators.Select(row => row.Key).Union(sold.Keys, StringComparer.Ordinal).Order(StringComparer.CurrentCultureIgnoreCase).Select(name =>
        {
            var row = results.Operators.FirstOrDefault(row => row.Key == name);
            var (target, won) = sold.GetValueOrDefault(name);
            return new OperatorSales(name, row?.Calls ?? 0, row?.Sum ?? default, target, won);
        }).ToList();
        return new ChecklistReport(list, results, rows, SalesLink.Of(rows));
    }

    private static ScoredCall Marked(CallScore score, Dictionary<int, Checklist> versions) => new(
        score.Call,
        score.Operator,
        score.Week,
        (versions.GetValueOrDefault(score.Version)?.Items ?? [])
            .Select(item => (item.Key, Sum: ScoreSum.Of(item, score.Values)))
            .Where(mark => mark.Sum.Most > 0)
            .ToDictionary(mark => mark.Key, mark => mark.Sum, StringComparer.Ordinal));
}

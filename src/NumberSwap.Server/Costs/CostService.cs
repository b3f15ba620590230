using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Costs;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Importing;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Costs;

/// <summary>Ad costs: stored, imported, deleted, with what the log says of it.</summary>
public sealed class CostService(CostStore store, AuditTrail trail)
{
    /// <summary>Bad lines that an answer lists.</summary>
    public const int MostBad = 1000;

    public Task PutAsync(string site, IReadOnlyCollection<AdCost> costs, Actor by, CancellationToken cancellation) =>
        store.PutAsync(site, costs, costs.Count == 0 ? null : trail.Did(by, site, "costs.set", null, null, null, Summary(costs)), cancellation);

    /// <summary>Reads a file, and stores it when nothing is wrong with it (or <paramref name="leaveBadOut"/>), unless it is only a check.</summary>
    /// <returns>What it was read as with all bad lines, or the problem with the whole file.</returns>
    public async Task<(CostImport? Import, IReadOnlyList<BadLine> Bad, ProblemHttpResult? Problem)> ImportAsync(
        string site, string text, CostDefaults defaults, bool isCheck, bool leaveBadOut, Actor by, CancellationToken cancellation)
    {
        var (table, problem) = CostTableReader.Read(text, defaults);
        if (table is null)
            return (null, [], problem);
        var isStored = !isCheck && table.Costs.Count > 0 && (table.Bad.Count == 0 || leaveBadOut);
        if (isStored)
        {
            var after = new { kind = table.Kind, lines = table.Lines, leftOut = table.Bad.Count, costs = Summary(table.Costs) };
            await store.PutAsync(site, table.Costs, trail.Did(by, site, "costs.imported", null, null, null, after), cancellation);
        }

        return (
            new CostImport(
                table.Kind,
                table.Lines,
                table.Skipped,
                table.Costs.Count,
                [.. table.Bad.Take(MostBad).Select(BadLineItem.Of)],
                table.Bad.Count,
                Sums(table.Costs),
                table.Costs.Count == 0 ? null : table.Costs.Min(cost => cost.Day),
                table.Costs.Count == 0 ? null : table.Costs.Max(cost => cost.Day),
                isStored),
            table.Bad,
            null);
    }

    /// <summary>Deletes the costs of some days, of one source or of all; returns how many rows went.</summary>
    public Task<int> DeleteAsync(string site, DateOnly from, DateOnly to, string? source, Actor by, CancellationToken cancellation) =>
        store.DeleteAsync(site, from, to, source, rows => trail.Did(by, site, "costs.removed", null, null, new { from, to, source, rows }, null), cancellation);

    private static object Summary(IReadOnlyCollection<AdCost> costs) =>
        new { rows = costs.Count, from = costs.Min(cost => cost.Day), to = costs.Max(cost => cost.Day), sums = Sums(costs) };

    private static Dictionary<string, decimal> Sums(IEnumerable<AdCost> costs) =>
        costs.GroupBy(cost => cost.Currency, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(cost => cost.Cost), StringComparer.Ordinal);
}

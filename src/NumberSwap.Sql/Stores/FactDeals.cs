using NumberSwap.Core.Deals;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Tells those who hold facts of deals that were written, in the transaction that writes them.</summary>
internal static class FactDeals
{
    /// <param name="deals">As they were, and as they are.</param>
    public static async Task ChangedAsync(Work work, params IReadOnlyCollection<Deal?> deals)
    {
        foreach (var site in deals.OfType<Deal>().GroupBy(deal => deal.Site, StringComparer.Ordinal))
        {
            await FactVersions.ChangeAsync(work, site.Key, FactKind.Deal, site.Select(deal => FactPart.OfTime(deal.OpenedAt)));

            // A won deal is a step of its call.
            await ReportChanges.MarkFactsAsync(work, [.. site.Select(deal => deal.Call).OfType<string>().Distinct(StringComparer.Ordinal).Select(call => new ReportChanges.CallKey(site.Key, call))]);
        }
    }
}

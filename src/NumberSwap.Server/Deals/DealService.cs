using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Importing;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Deals;

/// <summary>Deals: told of one by one or in a file, deleted, with what the log says of it.</summary>
public sealed class DealService(DealStore store, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Puts deals to what is known; those that are wrong are left out, and told.</summary>
    public async Task<DealResults> PutAsync(Site site, IReadOnlyList<DealRequest> requests, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var results = new DealResult[requests.Count];
        var good = new List<(int Place, DealReport Report)>();
        for (var i = 0; i < requests.Count; i++)
        {
            var (report, field, why) = DealReader.Read(requests[i], site, "api", now);
            if (report is null)
                results[i] = new DealResult(requests[i].ExternalId, DealChange.Refused, null, null, DealMatch.None, field, why.ToString());
            else
                good.Add((i, report));
        }

        var put = good.Count == 0 ? [] : await store.PutAsync([.. good.Select(pair => pair.Report)], now.ToUnixTimeMilliseconds(), cancellation: cancellation);
        for (var i = 0; i < put.Count; i++)
        {
            var (deal, change) = put[i];
            results[good[i].Place] = new DealResult(deal.ExternalId, change, deal.Id, deal.Call, deal.MatchedBy, null, null);
        }

        return new DealResults(results);
    }

    /// <summary>What is told by a system itself, checked already.</summary>
    public Task PutAsync(IReadOnlyList<DealReport> reports, CancellationToken cancellation) =>
        store.PutAsync(reports, clock.GetUtcNow().ToUnixTimeMilliseconds(), cancellation: cancellation);

    /// <summary>Reads a file, and stores it when nothing is wrong with it (or <paramref name="leaveBadOut"/>), unless it is only a check.</summary>
    /// <returns>What it was read as with the bad lines, or the problem with the whole file.</returns>
    public async Task<(DealImport? Import, IReadOnlyList<BadLine> Bad, ProblemHttpResult? Problem)> ImportAsync(
        Site site, string text, string system, string? currency, bool isCheck, bool leaveBadOut, Actor by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (good, bad, problem) = DealTableReader.Read(text, site, system, currency, now);
        if (problem is not null)
            return (null, [], problem);
        var isStored = !isCheck && good.Count > 0 && (bad.Count == 0 || leaveBadOut);
        var audit = isStored ? trail.Did(by, site.Id, "deals.imported", null, null, null, new { system, lines = good.Count, leftOut = bad.Count }) : null;
        var put = await store.PutAsync([.. good.Select(pair => pair.Report)], now.ToUnixTimeMilliseconds(), audit, isCheck: !isStored, cancellation: cancellation);
        var lines = put.Select((outcome, i) => new DealLine(good[i].Line, outcome.Deal.ExternalId, outcome.Change, outcome.Deal.Call, outcome.Deal.MatchedBy)).ToList();
        return (
            new DealImport(
                lines.Count(line => line.Result == DealChange.Added),
                lines.Count(line => line.Result == DealChange.Changed),
                lines.Count(line => line.Result == DealChange.Unchanged),
                lines.Count(line => line.CallId is not null),
                lines,
                [.. bad.Select(BadLineItem.Of)],
                isStored),
            bad,
            null);
    }

    /// <summary>A part of a list, with the cursor of the next one.</summary>
    public async Task<(IReadOnlyList<Deal> Deals, string? Cursor)> ListAsync(DealFilter filter, CancellationToken cancellation)
    {
        var deals = await store.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellation);
        return deals.Count > filter.Limit ? ([.. deals.Take(filter.Limit)], DealCursor.Of(deals[filter.Limit - 1])) : (deals, null);
    }

    /// <summary>False when the site has no such deal.</summary>
    public async Task<bool> DeleteAsync(string site, string id, Actor by, CancellationToken cancellation) =>
        await store.FindAsync(site, id, cancellation) is { } deal
        && await store.DeleteAsync(site, id, trail.Removed(by, site, "deal", id, deal.System + " " + deal.ExternalId, new { deal.System, deal.ExternalId, deal.Outcome, deal.Amount, deal.Currency }), cancellation);
}

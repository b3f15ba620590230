using System.Runtime.CompilerServices;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Delivery.Metrika;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery.Exports;

/// <summary>The rows of files, newest first. A page of calls or deals is in memory at a time, however many there are.</summary>
public sealed class ExportRows(CallStore calls, DealStore deals)
{
    private const int PageSize = 500;

    /// <summary>Calls as conversions of Google Ads.</summary>
    /// <param name="now">Unix time in ms.</param>
    public async IAsyncEnumerable<string[]> ConversionsAsync(ExportQuery export, GoogleAdsFile file, Site site, long now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in CallsAsync(export.Filter, cancellation))
        {
            foreach (var call in page.Where(call => export.Takes(call, site)))
            {
                if (file.Row(call, now) is { } row)
                    yield return row;
            }
        }
    }

    /// <summary>Won deals that were opened in the period, whose call is known, as conversions of Google Ads.</summary>
    /// <param name="now">Unix time in ms.</param>
    public async IAsyncEnumerable<string[]> DealsAsync(ExportQuery export, GoogleAdsFile file, long now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = new DealFilter { Site = export.Filter.Site!, Outcome = DealOutcome.Won, Unmatched = false, From = export.Filter.From, To = export.Filter.To, Limit = PageSize };
        while (true)
        {
            var page = await deals.ListAsync(filter, cancellation);
            var known = (await calls.ByIdsAsync(filter.Site, [.. page.Select(deal => deal.Call).OfType<string>()], cancellation)).ToDictionary(call => call.Id, StringComparer.Ordinal);
            foreach (var deal in page)
            {
                if (deal.Call is not null && known.TryGetValue(deal.Call, out var call) && export.IsSure(call) && file.Row(deal, call, now) is { } row)
                    yield return row;
            }

            if (page.Count < PageSize)
                yield break;
            filter = filter with { After = new DealPosition(page[^1].OpenedAt, page[^1].Id) };
        }
    }

    /// <summary>Calls as Metrika takes them, those that it knows by one kind of id.</summary>
    /// <param name="now">Unix time in ms.</param>
    public async IAsyncEnumerable<string[]> MetrikaAsync(
        ExportQuery export, MetrikaFile file, MetrikaIdType type, Site site, long now, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in CallsAsync(export.Filter, cancellation))
        {
            var taken = page.Where(call => export.Takes(call, site) && MetrikaFile.IdOf(call.Cause.Lease)?.Type == type).ToList();
            var first = await calls.FirstCallsAsync(site.Id, [.. taken.Select(call => call.From).OfType<string>()], cancellation);
            foreach (var call in taken)
                yield return file.Row(call, MetrikaFile.IdOf(call.Cause.Lease)!.Value.Id, MetrikaFile.IsFirst(call, first), now);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<CallRecord>> CallsAsync(CallFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        filter = filter with { Before = null, After = null, Limit = PageSize };
        while (true)
        {
            var page = await calls.ListAsync(filter, cancellation);
            yield return page;
            if (page.Count < PageSize)
                yield break;
            filter = filter with { After = new CallPosition(page[^1].StartedAt, page[^1].Site, page[^1].Id) };
        }
    }
}

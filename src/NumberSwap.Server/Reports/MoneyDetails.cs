using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>What stands behind a money report's figures: calls, and the ways from an advertisement to a deal.</summary>
public sealed class MoneyDetails(MoneyReports reports, FactStore facts, CallStore calls, DealStore deals)
{
    /// <summary>Most that are listed at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>The calls of a figure, newest first.</summary>
    /// <param name="reason">With <see cref="MoneyMeasure.NotTarget"/>: only those left out for it.</param>
    /// <param name="limit">1 to <see cref="MostAtOnce"/>.</param>
    /// <returns>How many there are, and those of the page.</returns>
    public async Task<(int Count, IReadOnlyList<CallRecord> Calls)> CallsAsync(
        Site site, MoneyRequest request, MoneyMeasure measure, string? reason, int offset, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var selection = await SelectionAsync(site, request, cancellation);
        var found = measure == MoneyMeasure.Deals
            ? [.. selection.Deals(DealOutcome.Won).Where(deal => deal.Contact.Kind == ContactKind.Call && !deal.IsRefund).Select(deal => deal.Contact).DistinctBy(call => (call.Slot, call.Hash))
                .OrderByDescending(call => call.Slot).ThenBy(call => call.Hash)]
            : selection.Calls(fact => measure switch
            {
                MoneyMeasure.Answered => FactSelection.IsAnswered(fact),
                MoneyMeasure.TargetCalls => fact.Verdict == 0,
                MoneyMeasure.NotTarget => selection.IsLeftOut(fact, reason),
                MoneyMeasure.Offers => fact.Step >= (byte)CallStep.Offer,
                _ => true,
            });
        var page = found.Skip(offset).Take(limit).ToList();
        var records = await RecordsAsync(site, page, cancellation);
        return (found.Count, [.. records.Values.OrderByDescending(call => call.StartedAt).ThenBy(call => call.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The ways to deals, the newest deals first.</summary>
    /// <param name="outcome">Null: any.</param>
    /// <param name="limit">1 to <see cref="MostAtOnce"/>.</param>
    public async Task<JourneyPage> JourneysAsync(Site site, MoneyRequest request, DealOutcome? outcome, int offset, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var selection = await SelectionAsync(site, request, cancellation);
        var found = selection.Deals(outcome);
        var page = found.Skip(offset).Take(limit).ToList();
        var known = (await deals.ByIdsAsync(site.Id, [.. page.Select(deal => deal.Id)], cancellation)).ToDictionary(deal => deal.Id, StringComparer.Ordinal);
        var ofDeals = (await calls.ByIdsAsync(site.Id, [.. known.Values.Select(deal => deal.Call).OfType<string>()], cancellation)).ToDictionary(call => call.Id, StringComparer.Ordinal);
        var journeys = page.Where(deal => known.ContainsKey(deal.Id)).Select(deal => JourneyOf(selection, deal, known[deal.Id], ofDeals)).ToList();
        return new(found.Count, journeys, offset + page.Count < found.Count ? offset + page.Count : null);
    }

    private static Journey JourneyOf(FactSelection selection, DealFact fact, Deal deal, Dictionary<string, CallRecord> calls)
    {
        var call = deal.Call is { } id ? calls.GetValueOrDefault(id) : null;
        var visit = selection.VisitOf(fact.Contact);
        return new(
            visit?.Touch.Source,
            visit?.Touch.Medium,
            visit?.Campaign,
            visit?.Touch.Term,
            visit?.Touch.Page,
            fact.Contact.Probability,
            call is null ? null : new(call.Id, UnixTime.ToUtc(call.StartedAt), call.Status, call.TalkSeconds, call.Operator, call.To),
            deal.Id,
            deal.System,
            deal.ExternalId,
            deal.Outcome,
            UnixTime.ToUtc(deal.OpenedAt),
            deal.ClosedAt is { } closed ? UnixTime.ToUtc(closed) : null,
            deal.Amount,
            deal.Currency);
    }

    private async Task<FactSelection> SelectionAsync(Site site, MoneyRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var alone = request with { Before = null };
        return new(await reports.FactsAsync(site, alone, cancellation), request.Query, new(request.Period.From.DayNumber, request.Period.To.DayNumber));
    }

    /// <summary>Facts know the quarter of an hour of their call, and a hash of its id.</summary>
    private async Task<Dictionary<string, CallRecord>> RecordsAsync(Site site, List<ContactFact> page, CancellationToken cancellation)
    {
        var wanted = page.Select(call => ((long)call.Slot, call.Hash)).ToHashSet();
        var ids = await facts.IdsAsync(site.Id, [.. wanted.Select(call => call.Item1).Distinct()], cancellation);
        var records = await calls.ByIdsAsync(site.Id, [.. ids.Where(row => wanted.Contains((row.Slot, ContactFact.HashOf(row.Contact)))).Select(row => row.Contact)], cancellation);
        return records.ToDictionary(call => call.Id, StringComparer.Ordinal);
    }
}

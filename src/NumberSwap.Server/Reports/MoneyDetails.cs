using System.Runtime.CompilerServices;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Reports;

/// <summary>What stands behind a money report's figures: calls and forms, ad costs, and the ways from an advertisement to a deal.</summary>
public sealed class MoneyDetails(MoneyReports reports, FactStore facts, CallStore calls, LeadStore leads, DealStore deals)
{
    /// <summary>Most that are listed at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>The calls and forms of a figure, newest first.</summary>
    /// <param name="reason">With <see cref="MoneyMeasure.NotTarget"/>: only those left out for it.</param>
    /// <param name="limit">1 to <see cref="MostAtOnce"/>.</param>
    /// <returns>How many there are, and those of the page.</returns>
    public async Task<(int Count, IReadOnlyList<FoundContact> Contacts)> ContactsAsync(
        Site site, MoneyRequest request, MoneyMeasure measure, string? reason, int offset, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var found = ContactsOf(await SelectionAsync(site, request, cancellation), measure, reason);
        return (found.Count, await RecordsAsync(site, found.Skip(offset).Take(limit), cancellation));
    }

    /// <summary>All of them, read as they are asked for.</summary>
    public async IAsyncEnumerable<FoundContact> EachContactAsync(
        Site site, MoneyRequest request, MoneyMeasure measure, string? reason, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        foreach (var some in ContactsOf(await SelectionAsync(site, request, cancellation), measure, reason).Chunk(MostAtOnce))
        {
            foreach (var contact in await RecordsAsync(site, some, cancellation))
                yield return contact;
        }
    }

    /// <summary>The ways to deals, the newest deals first.</summary>
    /// <param name="outcome">Null: any.</param>
    /// <param name="limit">1 to <see cref="MostAtOnce"/>.</param>
    public async Task<JourneyPage> JourneysAsync(Site site, MoneyRequest request, DealOutcome? outcome, int offset, int limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var selection = await SelectionAsync(site, request, cancellation);
        var found = selection.Deals(outcome, request.Query.Currency);
        var page = found.Skip(offset).Take(limit).ToList();
        return new(found.Count, found.Count(deal => deal.IsRefund), await JourneysOfAsync(site, selection, page, cancellation), offset + page.Count < found.Count ? offset + page.Count : null);
    }

    /// <summary>All of them, read as they are asked for.</summary>
    public async IAsyncEnumerable<Journey> EachJourneyAsync(Site site, MoneyRequest request, DealOutcome? outcome, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var selection = await SelectionAsync(site, request, cancellation);
        foreach (var some in selection.Deals(outcome, request.Query.Currency).Chunk(MostAtOnce))
        {
            foreach (var journey in await JourneysOfAsync(site, selection, some, cancellation))
                yield return journey;
        }
    }

    /// <summary>All ad costs of a figure, newest first.</summary>
    public async Task<IReadOnlyList<MoneyCost>> CostsAsync(Site site, MoneyRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(site);
        var selection = await SelectionAsync(site, request, cancellation);
        return
        [
            .. selection.Costs().Select(cost => new MoneyCost(
                DateOnly.FromDayNumber(cost.Day), cost.Source, cost.Medium, selection.CampaignOf(cost), cost.Number, cost.Term is { Length: > 0 } term ? term : null,
                Amount.FromStored(cost.Amount), cost.Currency, cost.Clicks)),
        ];
    }

    private static List<ContactFact> ContactsOf(FactSelection selection, MoneyMeasure measure, string? reason)
    {
        if (measure == MoneyMeasure.Deals)
        {
            return
            [
                .. selection.Deals(DealOutcome.Won, currency: null).Where(deal => deal.Contact.Kind != ContactKind.None && !deal.IsRefund).Select(deal => deal.Contact)
                    .DistinctBy(contact => (contact.Slot, contact.Kind, contact.Hash)).OrderByDescending(contact => contact.Slot).ThenBy(contact => contact.Hash),
            ];
        }

        return selection.Contacts(fact => fact.Kind == ContactKind.Form
            ? measure is MoneyMeasure.Forms or MoneyMeasure.Leads
            : measure switch
            {
                MoneyMeasure.Answered => FactSelection.IsAnswered(fact),
                MoneyMeasure.TargetCalls or MoneyMeasure.Leads => fact.Verdict == 0,
                MoneyMeasure.NotTarget => selection.IsLeftOut(fact, reason),
                MoneyMeasure.Forms => false,
                MoneyMeasure.Rated => fact.Satisfaction > 0,
                MoneyMeasure.Offers => fact.Step >= (byte)CallStep.Offer,
                _ => true,
            });
    }

    private async Task<IReadOnlyList<Journey>> JourneysOfAsync(Site site, FactSelection selection, IReadOnlyCollection<DealFact> some, CancellationToken cancellation)
    {
        var known = (await deals.ByIdsAsync(site.Id, [.. some.Select(deal => deal.Id)], cancellation)).ToDictionary(deal => deal.Id, StringComparer.Ordinal);
        var called = (await calls.ByIdsAsync(site.Id, [.. known.Values.Select(deal => deal.Call).OfType<string>()], cancellation)).ToDictionary(call => call.Id, StringComparer.Ordinal);
        var wrote = (await leads.ByIdsAsync(site.Id, [.. known.Values.Select(deal => deal.Form).OfType<string>()], cancellation)).ToDictionary(lead => lead.Id, StringComparer.Ordinal);
        return
        [
            .. some.Where(deal => known.ContainsKey(deal.Id)).Select(fact =>
            {
                var deal = known[fact.Id];
                return Journeys.Of(selection, fact, deal, deal.Call is { } call ? called.GetValueOrDefault(call) : null, deal.Form is { } form ? wrote.GetValueOrDefault(form) : null);
            }),
        ];
    }

    private async Task<FactSelection> SelectionAsync(Site site, MoneyRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        var alone = request with { Before = null };
        return new(await reports.FactsAsync(site, alone, cancellation), request.Query, new(request.Period.From.DayNumber, request.Period.To.DayNumber));
    }

    /// <summary>Facts know the quarter of an hour of their contact, and a hash of its id.</summary>
    private async Task<IReadOnlyList<FoundContact>> RecordsAsync(Site site, IEnumerable<ContactFact> page, CancellationToken cancellation)
    {
        var wanted = new Dictionary<(long Slot, ContactKind, int), int>();
        foreach (var contact in page)
            wanted[(contact.Slot, contact.Kind, contact.Hash)] = contact.Satisfaction;
        var ids = (await facts.IdsAsync(site.Id, [.. wanted.Keys.Select(contact => contact.Slot).Distinct()], cancellation))
            .Where(row => wanted.ContainsKey(KeyOf(row))).ToLookup(row => row.Kind);
        var answers = ids[ContactKind.Call].ToDictionary(row => row.Contact, row => wanted[KeyOf(row)], StringComparer.Ordinal);
        var called = await calls.ByIdsAsync(site.Id, answers.Keys, cancellation);
        var wrote = await leads.ByIdsAsync(site.Id, [.. ids[ContactKind.Form].Select(row => row.Contact)], cancellation);
        return
        [
            .. called.Select(call => new FoundContact(call, null, answers[call.Id] is > 0 and var answer ? answer : null)).Concat(wrote.Select(lead => new FoundContact(null, lead, null)))
                .OrderByDescending(contact => contact.At).ThenBy(contact => contact.Id, StringComparer.Ordinal),
        ];

        static (long, ContactKind, int) KeyOf((long Slot, ContactKind Kind, string Contact) row) => (row.Slot, row.Kind, ContactFact.HashOf(row.Contact));
    }
}

using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;

namespace NumberSwap.Core.Reporting;

/// <summary>Counts money reports from facts. Pure.</summary>
public static class MoneyCounter
{
    /// <summary>The report of a period, beside another one.</summary>
    /// <remarks>
    /// A contact counts with its share for its visit (<see cref="CertaintyRule"/>) and with the rest as not known; its deals likewise. Dimensions
    /// that are not of the visit have it whole.
    /// </remarks>
    public static MoneyCount Count(FactSet facts, MoneyQuery query, FactPeriod period, FactPeriod? before)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(query);
        var labels = new FactLabels(facts, query.Model, query.Values);
        var filter = new FactFilter(labels, query.Filter);
        var others = Others(facts, query, labels, filter, period);
        var currency = query.Currency ?? MostUsed(others) ?? MostUsed(Others(facts, query with { Filter = new Dictionary<ReportDimension, string>() }, labels, new(labels, new Dictionary<ReportDimension, string>()), period));
        var now = Sum(facts, query, labels, filter, period, currency);
        var then = before is { } other ? Sum(facts, query, labels, filter, other, currency) : null;
        var knowsCost = filter.IsOfCost && FactLabels.IsOfCost(query.By);
        var (rows, rest, restRows) = ReportTimes.IsTime(query.By)
            ? (Times(facts, query.By, now, then, period, before, knowsCost), null, 0)
            : Ranked(facts, query, now, then, knowsCost);
        return new(
            currency,
            now.Total.ToFigures(facts.Verdicts, filter.IsOfCost),
            then?.Total.ToFigures(facts.Verdicts, filter.IsOfCost),
            rows,
            rest,
            restRows,
            [.. others.Where(sum => sum.Currency != currency)]);
    }

    /// <summary>The day that a deal is counted on.</summary>
    public static (int Day, int Hour) DayOf(in DealFact deal, DealDating dating) =>
        dating == DealDating.Call ? (deal.Contact.Day, deal.Contact.Hour) : (deal.Day, deal.Hour);

    private static MoneyGroups Sum(FactSet facts, MoneyQuery query, FactLabels labels, FactFilter filter, FactPeriod period, string? currency)
    {
        var groups = new MoneyGroups(labels, query.By);
        var (isTime, splits) = (ReportTimes.IsTime(query.By), FactLabels.IsOfVisit(query.By) || filter.IsOfVisit);
        foreach (var part in facts.Contacts)
        {
            foreach (ref readonly var fact in part.AsSpan())
            {
                if (!period.Has(fact.Day))
                    continue;
                var (touch, share) = splits ? labels.TouchOf(fact) : (0, 0);
                if (share > 0 && filter.Passes(fact, touch))
                {
                    (isTime ? groups.OfTime(ReportTimes.Of(query.By, fact.Day, fact.Hour)) : groups.Of(fact, touch)).Add(fact, share);
                    groups.Total.Add(fact, share);
                }

                if (share < 1 && filter.Passes(fact, 0))
                {
                    (isTime ? groups.OfTime(ReportTimes.Of(query.By, fact.Day, fact.Hour)) : groups.Of(fact, 0)).Add(fact, 1 - share);
                    groups.Total.Add(fact, 1 - share);
                }
            }
        }

        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                var (day, hour) = DayOf(deal, query.Dating);
                if (deal.Outcome != DealOutcome.Won || !period.Has(day))
                    continue;
                var (touch, share) = splits ? labels.TouchOf(deal.Contact) : (0, 0);
                if (share > 0 && filter.Passes(deal.Contact, touch))
                {
                    (isTime ? groups.OfTime(ReportTimes.Of(query.By, day, hour)) : groups.Of(deal.Contact, touch)).Add(deal, share, currency);
                    groups.Total.Add(deal, share, currency);
                }

                if (share < 1 && filter.Passes(deal.Contact, 0))
                {
                    (isTime ? groups.OfTime(ReportTimes.Of(query.By, day, hour)) : groups.Of(deal.Contact, 0)).Add(deal, 1 - share, currency);
                    groups.Total.Add(deal, 1 - share, currency);
                }
            }
        }

        if (filter.IsOfCost)
            SumCosts(facts, query, labels, filter, period, currency, groups);
        return groups;
    }

    private static void SumCosts(FactSet facts, MoneyQuery query, FactLabels labels, FactFilter filter, FactPeriod period, string? currency, MoneyGroups groups)
    {
        var (isTime, hasRows) = (ReportTimes.IsTime(query.By), FactLabels.IsOfCost(query.By));
        foreach (var part in facts.Costs)
        {
            foreach (ref readonly var cost in part.AsSpan())
            {
                if (!period.Has(cost.Day) || cost.Currency != currency || !filter.Passes(cost))
                    continue;
                groups.Total.Add(cost);
                if (hasRows)
                    (isTime ? groups.OfTime(ReportTimes.Of(query.By, cost.Day, 0)) : groups.OfKey(labels.KeyOf(query.By, cost))).Add(cost);
            }
        }
    }

    private static List<MoneyRow> Times(FactSet facts, ReportDimension by, MoneyGroups now, MoneyGroups? then, FactPeriod period, FactPeriod? before, bool knowsCost)
    {
        var empty = new MoneySums();
        var thens = before is { } other ? ReportTimes.All(by, other).ToList() : [];
        return
        [
            .. ReportTimes.All(by, period).Select((time, place) => new MoneyRow(
                ReportTimes.KeyOf(by, time),
                now.Times.GetValueOrDefault(time, empty).ToFigures(facts.Verdicts, knowsCost),
                place < thens.Count ? then!.Times.GetValueOrDefault(thens[place], empty).ToFigures(facts.Verdicts, knowsCost) : null,
                place < thens.Count ? ReportTimes.KeyOf(by, thens[place]) : null)),
        ];
    }

    private static (List<MoneyRow> Rows, MoneyRow? Others, int OtherRows) Ranked(FactSet facts, MoneyQuery query, MoneyGroups now, MoneyGroups? then, bool knowsCost)
    {
        var empty = new MoneySums();
        foreach (var key in then?.Keys.Values.Select(row => row.Key) ?? [])
            now.OfKey(key);
        var ordered = now.Keys.Values
            .Select(row => (row.Key, row.Sums, Figures: row.Sums.ToFigures(facts.Verdicts, knowsCost)))
            .OrderByDescending(row => row.Figures.Revenue).ThenByDescending(row => row.Figures.Leads).ThenByDescending(row => row.Figures.Calls)
            .ThenByDescending(row => row.Figures.Cost ?? 0).ThenBy(row => row.Key, StringComparer.Ordinal).ToList();
        var shown = ordered.Take(query.Limit).Select(row => new MoneyRow(row.Key, row.Figures, then is null ? null : ThenOf(row.Key).ToFigures(facts.Verdicts, knowsCost))).ToList();
        var hidden = ordered.Skip(query.Limit).ToList();
        if (hidden.Count == 0)
            return (shown, null, 0);
        var rest = hidden.Aggregate(new MoneySums(), (sum, row) => sum.Add(row.Sums));
        var restThen = then is null ? null : hidden.Aggregate(new MoneySums(), (sum, row) => sum.Add(ThenOf(row.Key)));
        return (shown, new("", rest.ToFigures(facts.Verdicts, knowsCost), restThen?.ToFigures(facts.Verdicts, knowsCost)), hidden.Count);

        MoneySums ThenOf(string key) => then!.Keys.TryGetValue(key, out var row) ? row.Sums : empty;
    }

    /// <summary>What there is in each currency, those with most deals, then most costs, first.</summary>
    private static List<MoneyOther> Others(FactSet facts, MoneyQuery query, FactLabels labels, FactFilter filter, FactPeriod period)
    {
        var sums = new Dictionary<string, (long Deals, decimal Revenue, long Costs, decimal Cost)>(StringComparer.Ordinal);
        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                if (deal.Outcome != DealOutcome.Won || deal is not { Amount: { } amount, Currency: { } currency } || !period.Has(DayOf(deal, query.Dating).Day))
                    continue;
                var (touch, share) = labels.TouchOf(deal.Contact);
                if (!(share > 0 && filter.Passes(deal.Contact, touch)) && !(share < 1 && filter.Passes(deal.Contact, 0)))
                    continue;
                var sum = sums.GetValueOrDefault(currency);
                sums[currency] = sum with { Deals = sum.Deals + (deal.IsRefund ? 0 : 1), Revenue = sum.Revenue + amount };
            }
        }

        foreach (var part in filter.IsOfCost ? facts.Costs : [])
        {
            foreach (ref readonly var cost in part.AsSpan())
            {
                if (!period.Has(cost.Day) || !filter.Passes(cost))
                    continue;
                var sum = sums.GetValueOrDefault(cost.Currency);
                sums[cost.Currency] = sum with { Costs = sum.Costs + 1, Cost = sum.Cost + cost.Amount };
            }
        }

        return
        [
            .. sums.OrderByDescending(sum => sum.Value.Deals).ThenByDescending(sum => sum.Value.Costs).ThenBy(sum => sum.Key, StringComparer.Ordinal)
                .Select(sum => new MoneyOther(sum.Key, sum.Value.Deals, Amount.FromStored((long)sum.Value.Revenue), Amount.FromStored((long)sum.Value.Cost))),
        ];
    }

    private static string? MostUsed(List<MoneyOther> currencies) => currencies.FirstOrDefault()?.Currency;
}

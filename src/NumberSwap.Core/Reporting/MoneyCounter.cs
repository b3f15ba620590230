using NumberSwap.Core.Deals;

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
        var filter = new FactFilter(labels, query);
        var others = MoneyOthers.Of(facts, query.Dating, filter, period);
        var currency = query.Currency ?? MostUsed(others) ?? MostUsed(MoneyOthers.Of(facts, query.Dating, new(labels, query with { Filter = new Dictionary<ReportDimension, string>() }), period));
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
        foreach (var part in facts.Contacts)
        {
            foreach (ref readonly var fact in part.AsSpan())
            {
                if (!period.Has(fact.Day))
                    continue;
                var (touch, known, unknown) = filter.SharesOf(fact, fact.Day, fact.Hour);
                if (known > 0)
                {
                    groups.Of(fact, touch, fact.Day, fact.Hour).Add(fact, known);
                    groups.Total.Add(fact, known);
                }

                if (unknown > 0)
                {
                    groups.Of(fact, 0, fact.Day, fact.Hour).Add(fact, unknown);
                    groups.Total.Add(fact, unknown);
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
                var (touch, known, unknown) = filter.SharesOf(deal.Contact, day, hour);
                if (known > 0)
                {
                    groups.Of(deal.Contact, touch, day, hour).Add(deal, known, currency);
                    groups.Total.Add(deal, known, currency);
                }

                if (unknown > 0)
                {
                    groups.Of(deal.Contact, 0, day, hour).Add(deal, unknown, currency);
                    groups.Total.Add(deal, unknown, currency);
                }
            }
        }

        if (filter.IsOfCost)
            SumCosts(facts, query.By, filter, period, currency, groups);
        return groups;
    }

    private static void SumCosts(FactSet facts, ReportDimension by, FactFilter filter, FactPeriod period, string? currency, MoneyGroups groups)
    {
        var hasRows = FactLabels.IsOfCost(by);
        foreach (var part in facts.Costs)
        {
            foreach (ref readonly var cost in part.AsSpan())
            {
                if (!period.Has(cost.Day) || cost.Currency != currency || !filter.Passes(cost))
                    continue;
                groups.Total.Add(cost);
                if (hasRows)
                    groups.Of(cost).Add(cost);
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

    private static string? MostUsed(List<MoneyOther> currencies) => currencies.FirstOrDefault()?.Currency;
}

using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;

namespace NumberSwap.Core.Reporting;

/// <summary>Counts what there is in each currency.</summary>
internal static class MoneyOthers
{
    /// <summary>What passes the filter, in the currencies that most deals and costs have first; a deal that passes in part counts with that part.</summary>
    public static List<MoneyOther> Of(FactSet facts, DealDating dating, FactFilter filter, FactPeriod period)
    {
        var sums = new Dictionary<string, (long Uses, double Deals, decimal Revenue, decimal Cost)>(StringComparer.Ordinal);
        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                var (day, hour) = MoneyCounter.DayOf(deal, dating);
                if (deal.Outcome != DealOutcome.Won || deal is not { Amount: { } amount, Currency: { } currency } || !period.Has(day))
                    continue;
                var (_, known, unknown) = filter.SharesOf(deal.Contact, day, hour);
                if (known + unknown is not (> 0 and var share))
                    continue;
                var sum = sums.GetValueOrDefault(currency);
                sums[currency] = sum with { Uses = sum.Uses + 1, Deals = sum.Deals + (deal.IsRefund ? 0 : share), Revenue = sum.Revenue + MoneySums.Part(amount, share) };
            }
        }

        foreach (var part in filter.IsOfCost ? facts.Costs : [])
        {
            foreach (ref readonly var cost in part.AsSpan())
            {
                if (!period.Has(cost.Day) || !filter.Passes(cost))
                    continue;
                var sum = sums.GetValueOrDefault(cost.Currency);
                sums[cost.Currency] = sum with { Uses = sum.Uses + 1, Cost = sum.Cost + cost.Amount };
            }
        }

        return
        [
            .. sums.OrderByDescending(sum => sum.Value.Uses).ThenBy(sum => sum.Key, StringComparer.Ordinal)
                .Select(sum => new MoneyOther(sum.Key, MoneySums.Clean(sum.Value.Deals), Amount.FromStored(sum.Value.Revenue), Amount.FromStored(sum.Value.Cost))),
        ];
    }
}

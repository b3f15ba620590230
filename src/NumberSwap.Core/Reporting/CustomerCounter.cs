using NumberSwap.Core.Deals;
using NumberSwap.Core.Money;

namespace NumberSwap.Core.Reporting;

/// <summary>Counts what customers bought after their first contact. Pure.</summary>
public static class CustomerCounter
{
    /// <summary>The customers whose first contact was in a period, with all that they have bought since, however much later.</summary>
    /// <remarks>A customer counts with the share of the first contact's visit (<see cref="CertaintyRule"/>), and with the rest as not known.</remarks>
    public static CustomerCount Count(FactSet facts, MoneyQuery query, FactPeriod period)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(query);
        var labels = new FactLabels(facts, query.Model, query.Values);
        var filter = new FactFilter(labels, query);
        var currencies = Currencies(facts, period, filter);
        var currency = query.Currency ?? currencies.FirstOrDefault();
        var rows = new Dictionary<(string, ContactKind), CustomerSums>(RowKeys.Same);
        var totals = new CustomerSums[] { new(""), new("") };
        foreach (var customer in Customers(facts, period, currency).Values.Where(customer => customer.Purchases > 0))
        {
            var first = customer.First;
            var (touch, known, unknown) = filter.SharesOf(first, first.Day, first.Hour);
            Add(touch, known);
            Add(0, unknown);

            void Add(int of, double part)
            {
                if (part <= 0)
                    return;
                var key = labels.KeyOf(query.By, FactLabels.IdOf(query.By, first, of));
                if (!rows.TryGetValue((key, first.Kind), out var sums))
                    rows[(key, first.Kind)] = sums = new(key);
                sums.Add(customer, part, key);
                totals[(int)first.Kind].Add(customer, part, "");
            }
        }

        return new(
            currency,
            [.. currencies.Where(other => other != currency)],
            totals[0].ToFigures(),
            totals[1].ToFigures(),
            [
                .. rows.Select(row => new CustomerRow(row.Value.Key, row.Key.Item2, row.Value.ToFigures()))
                    .OrderByDescending(row => row.Figures.Revenue).ThenByDescending(row => row.Figures.Customers).ThenBy(row => row.Key, StringComparer.Ordinal).ThenBy(row => row.Contact)
                    .Take(query.Limit),
            ]);
    }

    private static bool Counts(in DealFact deal, FactPeriod period) =>
        deal.Outcome == DealOutcome.Won && deal.Customer != 0 && deal.At >= deal.FirstAt && period.Has(deal.First.Day);

    private static Dictionary<long, Customer> Customers(FactSet facts, FactPeriod period, string? currency)
    {
        var customers = new Dictionary<long, Customer>();
        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                if (!Counts(deal, period))
                    continue;
                if (!customers.TryGetValue(deal.Customer, out var customer))
                    customers[deal.Customer] = customer = new(deal.First);
                customer.Add(deal, currency);
            }
        }

        return customers;
    }

    /// <summary>Those of the counted deals, the one that most have first.</summary>
    private static List<string> Currencies(FactSet facts, FactPeriod period, FactFilter filter)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                if (deal is not { Amount: not null, Currency: { } currency } || !Counts(deal, period))
                    continue;
                var (_, known, unknown) = filter.SharesOf(deal.First, deal.First.Day, deal.First.Hour);
                if (known + unknown > 0)
                    counts[currency] = counts.GetValueOrDefault(currency) + 1;
            }
        }

        return [.. counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Select(count => count.Key)];
    }

    /// <summary>One customer's purchases.</summary>
    internal sealed class Customer(in ContactFact first)
    {
        private (long At, string Id, long Amount) earliest = (long.MaxValue, "", 0);

        public ContactFact First { get; } = first;
        public int Purchases { get; private set; }
        public decimal Revenue { get; private set; }
        public decimal LaterRevenue => Revenue - earliest.Amount;

        public void Add(in DealFact deal, string? currency)
        {
            var amount = deal.Amount is { } known && deal.Currency == currency ? known : 0;
            Revenue += amount;
            if (deal.IsRefund)
                return;
            Purchases++;
            if (deal.At < earliest.At || (deal.At == earliest.At && string.CompareOrdinal(deal.Id, earliest.Id) < 0))
                earliest = (deal.At, deal.Id, amount);
        }
    }

    private sealed class CustomerSums(string key)
    {
        private double customers, purchases, returned;
        private decimal revenue, later;

        /// <summary>Of several spellings the first in the order of their characters.</summary>
        public string Key { get; private set; } = key;

        public void Add(Customer customer, double share, string spelt)
        {
            if (string.CompareOrdinal(spelt, Key) < 0)
                Key = spelt;
            customers += share;
            purchases += share * customer.Purchases;
            returned += customer.Purchases > 1 ? share : 0;
            revenue += share >= 1 ? customer.Revenue : customer.Revenue * (decimal)share;
            later += share >= 1 ? customer.LaterRevenue : customer.LaterRevenue * (decimal)share;
        }

        public CustomerFigures ToFigures() => new(Math.Round(customers, 9), Math.Round(purchases, 9), Math.Round(returned, 9), Amount.FromStored(revenue), Amount.FromStored(later));
    }

    private sealed class RowKeys : IEqualityComparer<(string, ContactKind)>
    {
        public static readonly RowKeys Same = new();

        public bool Equals((string, ContactKind) x, (string, ContactKind) y) => x.Item2 == y.Item2 && string.Equals(x.Item1, y.Item1, StringComparison.OrdinalIgnoreCase);

        public int GetHashCode((string, ContactKind) obj) => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Item1), obj.Item2);
    }
}

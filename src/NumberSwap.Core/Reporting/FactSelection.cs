using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;

namespace NumberSwap.Core.Reporting;

/// <summary>Finds the facts that a figure is made of.</summary>
public sealed class FactSelection
{
    private readonly FactSet facts;
    private readonly MoneyQuery query;
    private readonly FactPeriod period;
    private readonly FactLabels labels;
    private readonly FactFilter filter;

    public FactSelection(FactSet facts, MoneyQuery query, FactPeriod period)
    {
        ArgumentNullException.ThrowIfNull(query);
        (this.facts, this.query, this.period) = (facts, query, period);
        labels = new(facts, query.Model, query.Values);
        filter = new(labels, query);
    }

    /// <summary>The calls and forms, the newest first; each once, also where it counts in parts.</summary>
    /// <param name="chosen">What has to hold of them besides.</param>
    public List<ContactFact> Contacts(Func<ContactFact, bool> chosen)
    {
        var found = new List<ContactFact>();
        foreach (var part in facts.Contacts)
        {
            foreach (ref readonly var fact in part.AsSpan())
            {
                if (period.Has(fact.Day) && Passes(fact, fact.Day, fact.Hour) && chosen(fact))
                    found.Add(fact);
            }
        }

        found.Sort(static (one, other) => one.Slot != other.Slot ? other.Slot.CompareTo(one.Slot) : one.Hash.CompareTo(other.Hash));
        return found;
    }

    /// <summary>The deals, the newest first.</summary>
    /// <param name="outcome">Null: any.</param>
    /// <param name="currency">In which they have an amount; null: in any, or none.</param>
    public List<DealFact> Deals(DealOutcome? outcome, string? currency)
    {
        var found = new List<DealFact>();
        foreach (var part in facts.Deals)
        {
            foreach (ref readonly var deal in part.AsSpan())
            {
                var (day, at) = MoneyCounter.DayOf(deal, query.Dating);
                if ((outcome is null || deal.Outcome == outcome) && (currency is null || (deal.Amount is not null && deal.Currency == currency)) && period.Has(day) && Passes(deal.Contact, day, at))
                    found.Add(deal);
            }
        }

        found.Sort(static (one, other) => one.At != other.At ? other.At.CompareTo(one.At) : string.CompareOrdinal(one.Id, other.Id));
        return found;
    }

    /// <summary>The ad costs, the newest first, in the query's currency where it names one. None where the filter asks for what costs do not have.</summary>
    public List<CostFact> Costs()
    {
        if (!filter.IsOfCost)
            return [];
        var found = new List<CostFact>();
        foreach (var part in facts.Costs)
        {
            foreach (ref readonly var cost in part.AsSpan())
            {
                if (period.Has(cost.Day) && (query.Currency is null || cost.Currency == query.Currency) && filter.Passes(cost))
                    found.Add(cost);
            }
        }

        return [.. found.OrderByDescending(cost => cost.Day).ThenBy(cost => cost.Source, StringComparer.Ordinal).ThenBy(cost => cost.Campaign, StringComparer.Ordinal).ThenBy(cost => cost.Term, StringComparer.Ordinal)];
    }

    /// <summary>The campaign of a cost as reports name it; null: it has none.</summary>
    public string? CampaignOf(in CostFact cost) => facts.Campaigns.Of(cost);

    /// <summary>True for a call that the target rule left out for this reason; null: for any.</summary>
    public bool IsLeftOut(in ContactFact fact, string? reason) => fact.Verdict != 0 && (reason is null || facts.Verdicts.NameOf(fact.Verdict) == reason);

    /// <summary>The visit that a contact counts for, with its campaign as reports name it; null: not known.</summary>
    public (Touch Touch, string? Campaign)? VisitOf(in ContactFact fact) =>
        facts.Texts.Touch(fact.Touch(query.Model)) is { } touch ? (touch, facts.Campaigns.Of(touch)) : null;

    public static bool IsAnswered(ContactFact fact) => fact.Status.HasFlag(CallStatus.Answered);

    private bool Passes(in ContactFact fact, int day, int at)
    {
        var (_, known, unknown) = filter.SharesOf(fact, day, at);
        return known > 0 || unknown > 0;
    }
}

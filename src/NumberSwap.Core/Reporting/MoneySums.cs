using NumberSwap.Core.Calls;
using NumberSwap.Core.Money;

namespace NumberSwap.Core.Reporting;

/// <summary>Adds up what a row has.</summary>
internal sealed class MoneySums
{
    private readonly Dictionary<int, double> reasons = [];
    private double calls, answered, talk, target, forms, offers, deals, callDeals, unknownDeals, priced, rated, marks;
    private decimal revenue, unknownRevenue, cost;
    private long clicks;
    private bool hasClicks;

    public void Add(in ContactFact fact, double share)
    {
        if (fact.Kind == ContactKind.Form)
        {
            forms += share;
            return;
        }

        calls += share;
        talk += share * fact.Talk;
        if (fact.Status.HasFlag(CallStatus.Answered))
            answered += share;
        if (fact.Step >= (byte)CallStep.Offer)
            offers += share;
        if (fact.Satisfaction > 0)
        {
            rated += share;
            marks += share * fact.Satisfaction;
        }

        if (fact.Verdict == 0)
            target += share;
        else
            reasons[fact.Verdict] = reasons.GetValueOrDefault(fact.Verdict) + share;
    }

    /// <summary>A won deal, with its amount where it is of the report's currency.</summary>
    public void Add(in DealFact deal, double share, string? currency)
    {
        if (!deal.IsRefund)
        {
            deals += share;
            if (deal.Contact.Kind == ContactKind.Call)
                callDeals += share;
            if (deal.Contact.Kind == ContactKind.None)
                unknownDeals += share;
        }

        if (deal.Amount is not { } amount || deal.Currency != currency)
            return;
        if (!deal.IsRefund)
            priced += share;
        revenue += Part(amount, share);
        if (deal.Contact.Kind == ContactKind.None)
            unknownRevenue += Part(amount, share);
    }

    /// <summary>A cost of the report's currency.</summary>
    public void Add(in CostFact spent)
    {
        cost += spent.Amount;
        if (spent.Clicks is { } some)
        {
            hasClicks = true;
            clicks += some;
        }
    }

    public MoneySums Add(MoneySums other)
    {
        foreach (var (reason, count) in other.reasons)
            reasons[reason] = reasons.GetValueOrDefault(reason) + count;
        calls += other.calls;
        answered += other.answered;
        talk += other.talk;
        target += other.target;
        forms += other.forms;
        offers += other.offers;
        deals += other.deals;
        callDeals += other.callDeals;
        unknownDeals += other.unknownDeals;
        priced += other.priced;
        rated += other.rated;
        marks += other.marks;
        revenue += other.revenue;
        unknownRevenue += other.unknownRevenue;
        cost += other.cost;
        clicks += other.clicks;
        hasClicks |= other.hasClicks;
        return this;
    }

    /// <param name="knowsCost">False: costs have no such rows.</param>
    public MoneyFigures ToFigures(VerdictNames verdicts, bool knowsCost) => new(
        Clean(calls),
        Clean(answered),
        Clean(talk),
        Clean(target),
        reasons.Select(reason => (Name: verdicts.NameOf(reason.Key), Count: Clean(reason.Value)))
            .OrderByDescending(reason => reason.Count).ThenBy(reason => reason.Name, StringComparer.Ordinal).ToDictionary(reason => reason.Name, reason => reason.Count, StringComparer.Ordinal),
        Clean(forms),
        Clean(offers),
        Clean(deals),
        Clean(callDeals),
        Clean(unknownDeals),
        Clean(priced),
        Amount.FromStored(revenue),
        Amount.FromStored(unknownRevenue),
        knowsCost ? Amount.FromStored(cost) : null,
        knowsCost && hasClicks ? clicks : null,
        Clean(rated),
        MoneyFormulas.Conversion(marks, rated) is { } satisfaction ? Clean(satisfaction) : null);

    /// <summary>Ten shares of 0.1 are 1.</summary>
    public static double Clean(double count) => Math.Round(count, 9);

    /// <summary>A share of an amount, as it is stored.</summary>
    public static decimal Part(long amount, double share) => share >= 1 ? amount : amount * (decimal)share;
}

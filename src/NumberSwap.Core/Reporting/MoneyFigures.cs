namespace NumberSwap.Core.Reporting;

/// <summary>What a row of a money report adds up to. With expected values counts have fractions.</summary>
/// <param name="Calls">All calls.</param>
/// <param name="Answered">Calls that somebody answered.</param>
/// <param name="TalkSeconds">Talk of all calls together, s.</param>
/// <param name="TargetCalls">Calls that the site's target rule accepts.</param>
/// <param name="NotTarget">The other calls by the rule's first reason against them: <c>missed</c>, <c>short</c>, <c>tag:spam</c> …</param>
/// <param name="Forms">Web forms and requests to be called back.</param>
/// <param name="Offers">Calls that came to an offer, or to a deal.</param>
/// <param name="Deals">Deals that were won. A refund, a won deal of an amount below zero, is none, but lessens the revenue.</param>
/// <param name="CallDeals">Those of them that came from calls; the others came from forms, or nothing is known of their contact.</param>
/// <param name="UnknownDeals">Those of which no contact is known: no conversion and no cost per deal counts them, since nothing that they came from is counted.</param>
/// <param name="Priced">Deals whose amount is known, in the report's currency.</param>
/// <param name="Revenue">What they brought, in the report's currency.</param>
/// <param name="UnknownRevenue">What of it deals brought of which no contact is known: ROMI leaves it out, since no advertising is known to have brought it.</param>
/// <param name="Cost">What advertising cost, in the report's currency; null: not known of this row, since costs have no such dimension.</param>
/// <param name="Clicks">Clicks of these costs; null: nothing said of them.</param>
/// <param name="Rated">Calls after which the caller said how content they were.</param>
/// <param name="Satisfaction">What they answered on average, 1 to 5; null: nobody did.</param>
public sealed record MoneyFigures(
    double Calls,
    double Answered,
    double TalkSeconds,
    double TargetCalls,
    IReadOnlyDictionary<string, double> NotTarget,
    double Forms,
    double Offers,
    double Deals,
    double CallDeals,
    double UnknownDeals,
    double Priced,
    decimal Revenue,
    decimal UnknownRevenue,
    decimal? Cost,
    long? Clicks,
    double Rated,
    double? Satisfaction)
{
    /// <summary>Target calls and forms.</summary>
    public double Leads => TargetCalls + Forms;

    public decimal? CostPerClick => MoneyFormulas.CostPer(Cost, Clicks ?? 0);
    public decimal? CostPerCall => MoneyFormulas.CostPer(Cost, Calls);
    public decimal? CostPerTargetCall => MoneyFormulas.CostPer(Cost, TargetCalls);
    public decimal? CostPerLead => MoneyFormulas.CostPer(Cost, Leads);

    /// <summary>Cost per won deal whose contact is known.</summary>
    public decimal? CostPerDeal => MoneyFormulas.CostPer(Cost, ContactDeals);

    /// <summary>Calls per click.</summary>
    public double? ClickToCall => Clicks is { } clicks ? MoneyFormulas.Conversion(Calls, clicks) : null;

    /// <summary>Target calls per call.</summary>
    public double? CallToTarget => MoneyFormulas.Conversion(TargetCalls, Calls);

    /// <summary>Won deals whose contact is known, per lead.</summary>
    public double? LeadToDeal => MoneyFormulas.Conversion(ContactDeals, Leads);

    /// <summary>Calls' won deals per call that came to an offer.</summary>
    public double? OfferToDeal => MoneyFormulas.ConversionToDeal(CallDeals, Offers);

    /// <summary>Calls' won deals per call.</summary>
    public double? CallToDeal => MoneyFormulas.Conversion(CallDeals, Calls);

    public decimal? AverageOrder => MoneyFormulas.AverageOrder(Revenue, Priced);
    public double? AverageTalkSeconds => MoneyFormulas.Conversion(TalkSeconds, Answered);

    /// <summary>(revenue − cost) / cost, of the revenue from deals whose contact is known.</summary>
    public double? Romi => MoneyFormulas.Romi(Revenue - UnknownRevenue, Cost);

    /// <summary>What a deal takes in calls, beside the average order.</summary>
    public DealEconomics Economics => MoneyFormulas.Economics(Calls, CallDeals, CostPerCall, AverageOrder);

    private double ContactDeals => Math.Max(0, Deals - UnknownDeals);
}

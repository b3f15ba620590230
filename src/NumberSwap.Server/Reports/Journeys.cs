using NumberSwap.Core.Calls;
using NumberSwap.Core.Deals;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Reporting;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Reports;

/// <summary>Puts the ways to deals together.</summary>
internal static class Journeys
{
    public static Journey Of(FactSelection selection, DealFact fact, Deal deal, CallRecord? call, Lead? form)
    {
        var visit = selection.VisitOf(fact.Contact);
        return new(
            visit?.Touch.Source,
            visit?.Touch.Medium,
            visit?.Campaign,
            visit?.Touch.Term,
            visit?.Touch.Page,
            fact.Contact.Probability,
            deal.Call is not null ? ContactKind.Call : deal.Form is not null ? ContactKind.Form : ContactKind.None,
            call is null ? null : new(call.Id, UnixTime.ToUtc(call.StartedAt), call.Status, call.TalkSeconds, call.Operator, call.To),
            form is null ? null : new(form.Id, UnixTime.ToUtc(form.MadeAt), form.Kind, form.Form),
            deal.Id,
            deal.System,
            deal.ExternalId,
            deal.Outcome,
            UnixTime.ToUtc(deal.OpenedAt),
            deal.ClosedAt is { } closed ? UnixTime.ToUtc(closed) : null,
            deal.Amount,
            deal.Currency);
    }
}

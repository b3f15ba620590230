using NumberSwap.Core.Deals;
using NumberSwap.Core.Reporting;

namespace NumberSwap.Server.Reports;

/// <summary>A way from an advertisement by a call or a form to the money: Яндекс.Директ → call 15.04 → talk 4 min → deal 20.04, 50,000 ₽.</summary>
/// <param name="Source">The visit's, by the attribution model; null: not known.</param>
/// <param name="Campaign">As the ad costs name it.</param>
/// <param name="Contact">What the deal came from: <c>call</c>, <c>form</c>; <c>none</c> is known.</param>
/// <param name="Call">The call that it came from; null: it was none, or is not kept any more.</param>
/// <param name="Form">The form or request to be called back that it came from; null likewise.</param>
/// <param name="Probability">That the contact was caused by this source, 0 to 1.</param>
/// <param name="ClosedAt">When the deal was won or lost; null: it is open.</param>
public sealed record Journey(
    string? Source,
    string? Medium,
    string? Campaign,
    string? Keyword,
    string? Page,
    double Probability,
    ContactKind Contact,
    JourneyCall? Call,
    JourneyForm? Form,
    string Deal,
    string System,
    string ExternalId,
    DealOutcome Outcome,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    decimal? Amount,
    string? Currency);

using NumberSwap.Core.Deals;

namespace NumberSwap.Server.Reports;

/// <summary>A way from an advertisement to the money: Яндекс.Директ → call 15.04 → talk 4 min → deal 20.04, 50,000 ₽.</summary>
/// <param name="Source">The visit's, by the attribution model; null: not known.</param>
/// <param name="Campaign">As the ad costs name it.</param>
/// <param name="Call">The call that the deal came from; null: none is known.</param>
/// <param name="Probability">That the call was caused by this source, 0 to 1.</param>
/// <param name="ClosedAt">When the deal was won or lost; null: it is open.</param>
public sealed record Journey(
    string? Source,
    string? Medium,
    string? Campaign,
    string? Keyword,
    string? Page,
    double Probability,
    JourneyCall? Call,
    string Deal,
    string System,
    string ExternalId,
    DealOutcome Outcome,
    DateTime OpenedAt,
    DateTime? ClosedAt,
    decimal? Amount,
    string? Currency);

namespace NumberSwap.Server.Reports;

/// <summary>Journeys, those with the newest deals first.</summary>
/// <param name="Count">All of them, however many are shown.</param>
/// <param name="Refunds">How many of them are refunds: no deals, but less revenue.</param>
/// <param name="Next">Pass it on as <c>offset</c>; null: there are no more.</param>
public sealed record JourneyPage(int Count, int Refunds, IReadOnlyList<Journey> Journeys, int? Next);

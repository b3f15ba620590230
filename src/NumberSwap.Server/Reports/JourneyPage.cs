namespace NumberSwap.Server.Reports;

/// <summary>Journeys, those with the newest deals first.</summary>
/// <param name="Next">Pass it on as <c>offset</c>; null: there are no more.</param>
public sealed record JourneyPage(int Count, IReadOnlyList<Journey> Journeys, int? Next);

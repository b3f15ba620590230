namespace NumberSwap.Core.Delivery;

/// <summary>A delivery that this process, for the time of a lease, and no other attempts.</summary>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="GiveUpAt">A failure after this Unix time in ms is the last.</param>
public sealed record ClaimedDelivery(long Id, int Attempt, long GiveUpAt, SiteEvent Event);

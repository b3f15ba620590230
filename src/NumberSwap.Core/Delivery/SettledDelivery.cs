namespace NumberSwap.Core.Delivery;

/// <summary>What came of an attempt.</summary>
/// <param name="Attempt">Which attempt it was; what another process has claimed meanwhile only hears of a success.</param>
/// <param name="State"><see cref="DeliveryState.Pending"/>: the next attempt is at <paramref name="At"/>; else it was done then. Unix time in ms.</param>
public sealed record SettledDelivery(long Id, int Attempt, DeliveryState State, long At, DeliveryAttempt Log);

using NumberSwap.Core.Delivery;

namespace NumberSwap.Sql.Stores;

/// <summary>What a destination is now, and what was claimed to be sent to it.</summary>
/// <param name="Destination">Null: it is gone.</param>
public sealed record DeliveryTurn(Destination? Destination, IReadOnlyList<ClaimedDelivery> Claimed);

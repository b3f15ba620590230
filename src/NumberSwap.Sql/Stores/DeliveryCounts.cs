namespace NumberSwap.Sql.Stores;

/// <summary>Deliveries of a destination that have not arrived.</summary>
/// <param name="Waiting">Those that will be attempted.</param>
/// <param name="Parked">Those that were given up.</param>
public sealed record DeliveryCounts(int Waiting, int Parked);

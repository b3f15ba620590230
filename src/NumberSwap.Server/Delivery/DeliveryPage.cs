namespace NumberSwap.Server.Delivery;

/// <summary>A part of the log, newest first.</summary>
/// <param name="Cursor">Where the next part goes on; null: this is the last.</param>
public sealed record DeliveryPage(IReadOnlyList<DeliveryItem> Deliveries, string? Cursor);

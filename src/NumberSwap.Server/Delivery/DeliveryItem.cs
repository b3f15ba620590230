using System.Globalization;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Delivery;

/// <summary>The delivery of one event, as the log shows it.</summary>
/// <param name="Call">Id of the call; null: it is of a lead.</param>
/// <param name="Lead">Id of the lead; null: it is of a call.</param>
/// <param name="Attempts">How many were begun since it was made or last retried by hand.</param>
/// <param name="NextAt">When the next attempt is due; null: there is none to come.</param>
/// <param name="DoneAt">When it arrived or was given up.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="Log">All attempts, oldest first; only where one delivery is shown.</param>
public sealed record DeliveryItem(
    string Id,
    string Event,
    EventType Type,
    string? Call,
    string? Lead,
    DeliveryState State,
    int Attempts,
    DateTime? NextAt,
    DateTime CreatedAt,
    DateTime? DoneAt,
    int? Status,
    string? Error,
    IReadOnlyList<AttemptItem>? Log)
{
    public static DeliveryItem Of(DeliveryRecord delivery) => new(
        delivery.Id.ToString(CultureInfo.InvariantCulture),
        delivery.Event,
        delivery.Type,
        delivery.Call,
        delivery.Lead,
        delivery.State,
        delivery.Attempts,
        Time(delivery.NextAt),
        UnixTime.ToUtc(delivery.CreatedAt),
        Time(delivery.DoneAt),
        delivery.Status,
        delivery.Error,
        delivery.Log.Count == 0 ? null : [.. delivery.Log.Select(AttemptItem.Of)]);

    private static DateTime? Time(long? at) => at is { } time ? UnixTime.ToUtc(time) : null;
}

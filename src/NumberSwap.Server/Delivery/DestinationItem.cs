using System.Text.Json;
using NumberSwap.Core.Delivery;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Delivery;

/// <summary>A destination as lists show it, without its secrets.</summary>
/// <param name="Reason">Why it is paused: <c>failing</c> (by the server, since nothing arrived any more) or <c>byHand</c>.</param>
/// <param name="FailingSince">The first failure since something arrived; null: the last attempt arrived, or there was none.</param>
/// <param name="Failures">Attempts that failed since then.</param>
/// <param name="Waiting">Events that will be attempted.</param>
/// <param name="Parked">Events that were given up, and can be retried.</param>
/// <param name="OldSecretUntil">After a rotation: until when the old secret signs too.</param>
public sealed record DestinationItem(
    string Id,
    string Kind,
    string Name,
    JsonElement Settings,
    IReadOnlyList<EventType> Events,
    DestinationState State,
    string? Reason,
    DateTime? FailingSince,
    int Failures,
    int Waiting,
    int Parked,
    DateTime? OldSecretUntil,
    DateTime CreatedAt)
{
    public static DestinationItem Of(Destination destination, DeliveryCounts counts, DateTimeOffset? oldSecretUntil) => new(
        destination.Id,
        destination.Kind,
        destination.Name,
        JsonSerializer.Deserialize<JsonElement>(destination.Settings),
        destination.Events,
        destination.State,
        destination.Reason,
        destination.FailingSince is { } since ? UnixTime.ToUtc(since) : null,
        destination.Failures,
        counts.Waiting,
        counts.Parked,
        oldSecretUntil?.UtcDateTime,
        UnixTime.ToUtc(destination.CreatedAt));
}

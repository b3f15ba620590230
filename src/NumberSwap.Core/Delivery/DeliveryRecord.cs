namespace NumberSwap.Core.Delivery;

/// <summary>The delivery of one event to one destination, as the log shows it.</summary>
/// <param name="Id">Grows with time.</param>
/// <param name="Event">Id of the event.</param>
/// <param name="Call">Id of the call; null: it is of a lead.</param>
/// <param name="Lead">Id of the lead; null: it is of a call.</param>
/// <param name="Attempts">How many were begun since it was made or last retried by hand.</param>
/// <param name="NextAt">When the next is due, Unix time in ms; null: there is none.</param>
/// <param name="CreatedAt">Unix time in ms.</param>
/// <param name="DoneAt">When it arrived or was given up, Unix time in ms.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Error">Why the last attempt failed.</param>
public sealed record DeliveryRecord(
    long Id, string Event, EventType Type, string? Call, string? Lead, DeliveryState State, int Attempts, long? NextAt, long CreatedAt, long? DoneAt, int? Status, string? Error)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<DeliveryAttempt> Log { get; init; } = [];
}

using System.Text.Json;
using NumberSwap.Core.Delivery;

namespace NumberSwap.Server.Delivery;

/// <summary>The adapter of one kind of system that wants to know of calls or leads. One folder for each; registered in <see cref="DeliverySetup"/>, found by its kind.</summary>
public interface IDestination
{
    /// <summary>Its stable name: <c>webhook</c> ….</summary>
    string Kind { get; }

    /// <summary>What it can be told of.</summary>
    IReadOnlyList<EventType> Events => EventTypes.OfCalls;

    /// <summary>What it is told of when nobody says otherwise.</summary>
    IReadOnlyList<EventType> DefaultEvents { get; }

    /// <summary>Most events that <see cref="SendAsync"/> is given at once; never two of one call.</summary>
    int MaxBatch => 1;

    /// <summary>Most calls of <see cref="SendAsync"/> at once for one destination. When this process is killed, about so many batches are sent twice.</summary>
    int MaxConcurrency => 16;

    /// <summary>Checks what somebody entered.</summary>
    /// <param name="settings">Fields that are not secret; null: none were given.</param>
    /// <param name="secrets">Fields that are; null: none were given.</param>
    /// <param name="known">What there is, to keep what was not given; null: the destination is new.</param>
    DestinationReading Read(JsonElement? settings, JsonElement? secrets, KnownSettings? known);

    /// <summary>Delivers events. Whatever it throws counts as a failure that is attempted again, but for what it throws because it was cancelled.</summary>
    /// <returns>A result for each job, in their order.</returns>
    Task<IReadOnlyList<DeliveryResult>> SendAsync(DestinationContext context, IReadOnlyList<DeliveryJob> jobs, CancellationToken cancellation);
}

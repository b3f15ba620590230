using NumberSwap.Core.Delivery;

namespace NumberSwap.Server.Delivery;

/// <summary>An event to deliver.</summary>
/// <param name="Id">Of the delivery; 0 for a test, which is kept nowhere.</param>
/// <param name="Attempt">From 1; one before may have arrived although it did not look so.</param>
public sealed record DeliveryJob(long Id, int Attempt, SiteEvent Event)
{
    /// <summary>The event, for adapters that are told of calls only.</summary>
    public CallEvent OfCall => (CallEvent)Event;
}

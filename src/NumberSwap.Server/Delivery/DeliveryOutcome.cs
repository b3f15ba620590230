namespace NumberSwap.Server.Delivery;

/// <summary>What came of an attempt.</summary>
public enum DeliveryOutcome
{
    Done,

    /// <summary>It may succeed later.</summary>
    Retry,

    /// <summary>It never will: parked at once.</summary>
    Refused,
}

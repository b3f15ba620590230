using System.Text.Json.Serialization;

namespace NumberSwap.Core.Delivery;

/// <summary>How far the delivery of one event to one destination has come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>It will be attempted, or is just now.</summary>
    Pending = 0,

    Delivered = 1,

    /// <summary>Given up: refused for good, or failing for too long. It can be retried by hand.</summary>
    Parked = 2,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Delivery;

/// <summary>What is done with the events that a destination wants.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DestinationState>))]
public enum DestinationState
{
    /// <summary>They are kept and delivered.</summary>
    Active = 0,

    /// <summary>They are kept, to be delivered when it goes on.</summary>
    Paused = 1,

    /// <summary>There are none for it; what it had not got stays where it is.</summary>
    Off = 2,
}

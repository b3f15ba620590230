using System.Text.Json.Serialization;

namespace NumberSwap.Core.Delivery;

/// <summary>What happened to a call, or that there is a lead.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventType>))]
public enum EventType
{
    /// <summary>It was reported for the first time, and has not ended.</summary>
    [JsonStringEnumMemberName("call.ringing")]
    Ringing = 0,

    /// <summary>It ended after having been answered.</summary>
    [JsonStringEnumMemberName("call.completed")]
    Completed = 1,

    /// <summary>It ended without having been answered.</summary>
    [JsonStringEnumMemberName("call.missed")]
    Missed = 2,

    /// <summary>What caused it was said for the first time.</summary>
    [JsonStringEnumMemberName("call.attributed")]
    Attributed = 3,

    /// <summary>What counts as its cause became another one: by later facts, or by a correction by hand.</summary>
    [JsonStringEnumMemberName("call.reattributed")]
    Reattributed = 4,

    /// <summary>Somebody left a lead.</summary>
    [JsonStringEnumMemberName("lead.created")]
    LeadCreated = 5,
}

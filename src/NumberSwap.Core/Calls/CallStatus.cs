using System.Text.Json.Serialization;

namespace NumberSwap.Core.Calls;

/// <summary>How far a call has come. A call's status never goes to a smaller value.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallStatus>))]
public enum CallStatus
{
    Ringing = 0,
    Answered = 1,

    /// <summary>Ended without having been answered.</summary>
    Missed = 2,

    /// <summary>Ended after having been answered.</summary>
    Completed = 3,
}

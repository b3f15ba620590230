using System.Text.Json.Serialization;

namespace NumberSwap.Core.Calls;

/// <summary>How far a call has come.</summary>
/// <remarks>
/// One bit says that somebody answered, the other that the call has ended. Reports come in any order and any number of times: their bits are
/// joined (or), so a status never goes backwards, and an answer that is heard of after the end makes a missed call a completed one.
/// </remarks>
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

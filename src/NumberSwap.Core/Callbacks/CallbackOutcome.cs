using System.Text.Json.Serialization;

namespace NumberSwap.Core.Callbacks;

/// <summary>What became of calling somebody back.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallbackOutcome>))]
public enum CallbackOutcome
{
    Reached = 1,

    /// <summary>Called back in vain. With a time for the next try the task stays open.</summary>
    NotReached = 2,

    /// <summary>The number is nobody's, or somebody else's.</summary>
    WrongNumber = 3,

    /// <summary>There was no need to call.</summary>
    NotNeeded = 4,

    /// <summary>They called again and were answered, or were called: the server saw it itself.</summary>
    GotThrough = 5,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Operators;

/// <summary>How a goal stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<GoalState>))]
public enum GoalState
{
    /// <summary>It has not begun, or there is nothing yet to tell by.</summary>
    Waiting,

    /// <summary>Going on like this, it will be reached.</summary>
    OnTrack,

    /// <summary>Going on like this, it will not be reached.</summary>
    Behind,

    /// <summary>Its last day is over.</summary>
    Reached,

    /// <summary>Its last day is over.</summary>
    Failed,
}

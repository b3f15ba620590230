using System.Text.Json.Serialization;

namespace NumberSwap.Core.Operators;

/// <summary>How the calls of one caller stand.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FollowUpState>))]
public enum FollowUpState
{
    /// <summary>One, two or three calls are usual before a decision.</summary>
    Normal,

    /// <summary>So many calls without a deal that somebody more experienced should have a look.</summary>
    Consultation,

    /// <summary>Many calls without a deal.</summary>
    Flagged,

    /// <summary>There was a deal.</summary>
    Sold,
}

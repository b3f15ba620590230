using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>Whether a call is a target call, or the first reason why not. Their order is that in which a rule asks; their numbers are stored.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TargetReason>))]
public enum TargetReason
{
    Target = 0,

    /// <summary>Not over: nothing can be said yet.</summary>
    Open = 1,

    /// <summary>Nobody answered.</summary>
    Missed = 2,

    /// <summary>Less talk than the rule asks for.</summary>
    Short = 3,

    /// <summary>Somebody talked with the same caller within the rule's days before.</summary>
    Repeat = 4,

    /// <summary>It has a tag that target calls have not.</summary>
    Tag = 5,

    /// <summary>It has none of the tags of which target calls have one.</summary>
    Untagged = 6,

    /// <summary>Its caller is left out.</summary>
    Caller = 7,

    /// <summary>The dialled number is left out.</summary>
    Number = 8,

    /// <summary>Its operator is left out.</summary>
    Operator = 9,

    /// <summary>Its source is left out.</summary>
    Source = 10,
}

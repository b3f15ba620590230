using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>Which of a visitor's visits a call is counted for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AttributionModel>))]
public enum AttributionModel
{
    /// <summary>Last click: the visit that the call is attributed to.</summary>
    Last,

    /// <summary>Last non-direct click: the visitor's newest visit up to that one that did not come by itself, at most 90 days old; else that one.</summary>
    Nondirect,

    /// <summary>First click: the visitor's first visit that is known.</summary>
    First,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Deals;

/// <summary>What a report did to its deal.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DealChange>))]
public enum DealChange
{
    /// <summary>It said nothing new, or is older than what is known.</summary>
    Unchanged,

    Added,
    Changed,

    /// <summary>It is wrong, and was left out.</summary>
    Refused,
}

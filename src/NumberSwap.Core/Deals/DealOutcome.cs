using System.Text.Json.Serialization;

namespace NumberSwap.Core.Deals;

/// <summary>What has become of a deal.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DealOutcome>))]
public enum DealOutcome
{
    /// <summary>Neither won nor lost yet.</summary>
    Open,

    Won,
    Lost,
}

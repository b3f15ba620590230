using System.Text.Json.Serialization;

namespace NumberSwap.Core.Deals;

/// <summary>How a deal found its call; a later one is the better, and replaces an earlier one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DealMatch>))]
public enum DealMatch
{
    /// <summary>Not yet.</summary>
    None,

    /// <summary>By the caller's number and the time.</summary>
    Phone,

    /// <summary>By what a delivery to the CRM recorded: this lead, or this deal, was made for that call.</summary>
    Lead,

    /// <summary>The CRM named the call.</summary>
    CallId,
}

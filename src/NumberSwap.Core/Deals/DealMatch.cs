using System.Text.Json.Serialization;

namespace NumberSwap.Core.Deals;

/// <summary>How a deal found the call or the form that it came from; a later one is the better, and replaces an earlier one. The numbers are stored.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DealMatch>))]
public enum DealMatch
{
    /// <summary>Not yet.</summary>
    None = 0,

    /// <summary>A form by its phone and the time, since nobody called from there.</summary>
    FormPhone = 1,

    /// <summary>A call by the caller's number and the time.</summary>
    Phone = 2,

    /// <summary>A form whose id is that of the deal's lead.</summary>
    Form = 3,

    /// <summary>A call by what a delivery to the CRM recorded: this lead, or this deal, was made for that call.</summary>
    Lead = 4,

    /// <summary>The CRM named the call.</summary>
    CallId = 5,
}

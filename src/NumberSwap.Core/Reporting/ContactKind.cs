using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>How a customer made contact.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ContactKind>))]
public enum ContactKind
{
    Call = 0,

    /// <summary>A web form or a request to be called back.</summary>
    Form = 1,

    /// <summary>A deal of which no contact is known.</summary>
    None = 2,
}

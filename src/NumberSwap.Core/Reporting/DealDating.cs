using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>To which day a deal belongs.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<DealDating>))]
public enum DealDating
{
    /// <summary>That of its call: what the advertising of a time brought, however much later. A deal without a call: the day it was opened.</summary>
    Call,

    /// <summary>The day it was won.</summary>
    Deal,
}

using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Reports;

/// <summary>A figure whose calls can be listed.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MoneyMeasure>))]
public enum MoneyMeasure
{
    Calls,
    Answered,
    TargetCalls,

    /// <summary>Calls that are no target calls; with <c>reason</c> those left out for it.</summary>
    NotTarget,

    Offers,

    /// <summary>Calls that a won deal came of.</summary>
    Deals,
}

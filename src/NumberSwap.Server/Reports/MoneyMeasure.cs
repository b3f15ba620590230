using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Reports;

/// <summary>A figure whose contacts can be listed.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MoneyMeasure>))]
public enum MoneyMeasure
{
    Calls,
    Answered,
    TargetCalls,

    /// <summary>Calls that are no target calls; with <c>reason</c> those left out for it.</summary>
    NotTarget,

    /// <summary>Web forms and requests to be called back.</summary>
    Forms,

    /// <summary>Target calls and forms.</summary>
    Leads,

    Offers,

    /// <summary>Calls after which the caller said how content they were.</summary>
    Rated,

    /// <summary>Calls and forms that a won deal came of.</summary>
    Deals,
}

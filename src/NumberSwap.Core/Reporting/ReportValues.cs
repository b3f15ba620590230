using System.Text.Json.Serialization;

namespace NumberSwap.Core.Reporting;

/// <summary>How attributions that are not certain are counted.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReportValues>))]
public enum ReportValues
{
    /// <summary>Each call wholly for what it is attributed to.</summary>
    All,

    /// <summary>Only calls that are attributed with <see cref="CertaintyRule.Sure"/> at least; the others are not known.</summary>
    Certain,

    /// <summary>A call of probability 0.6 counts 0.6 for what it is attributed to, and 0.4 as not known.</summary>
    Expected,
}

using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Costs;

/// <summary>Whose export a table of costs is, by its headings.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CostKind>))]
public enum CostKind
{
    /// <summary>NumberSwap's own headings, or nobody's that is known.</summary>
    Plain,

    GoogleAds,
    YandexDirect,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leasing;

/// <summary>What a pool does when every number of it is somebody's live lease.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OverflowPolicy>))]
public enum OverflowPolicy
{
    /// <summary>Show a number that somebody has, marked as overflow: one whose visitor is unlikely to call now.</summary>
    Share,

    /// <summary>Show the page's own number.</summary>
    Fallback,
}

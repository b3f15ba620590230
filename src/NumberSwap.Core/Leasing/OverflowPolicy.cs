using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leasing;

/// <summary>What a pool does when every number of it is somebody's live lease.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<OverflowPolicy>))]
public enum OverflowPolicy
{
    /// <summary>Show the number whose session was seen longest ago, marked as overflow.</summary>
    Share,

    /// <summary>Show the page's own number.</summary>
    Fallback,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Checklists;

/// <summary>How sure it is that two measures go together.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<LinkStrength>))]
public enum LinkStrength
{
    /// <summary>Not visible.</summary>
    None = 0,

    /// <summary>It looks so, but may be chance.</summary>
    Possible = 1,

    /// <summary>Chance alone would seldom (1 in 20) look so.</summary>
    Clear = 2,
}

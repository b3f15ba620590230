using System.Text.Json.Serialization;

namespace NumberSwap.Core.Leasing;

/// <summary>What a pool's number does at a moment.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NumberUse>))]
public enum NumberUse
{
    /// <summary>Rested: the next visitor may get it.</summary>
    Free,

    /// <summary>Its lease is over, its cooldown is not.</summary>
    Cooling,

    /// <summary>Somebody's: a lease is live.</summary>
    Live,
}

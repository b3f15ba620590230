using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Numbers;

/// <summary>What a tracking number does now.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NumberState>))]
public enum NumberState
{
    /// <summary>A visitor has it.</summary>
    Live,

    /// <summary>Its last visitor is gone, and it rests.</summary>
    Cooling,

    /// <summary>The next visitor may get it.</summary>
    Free,

    /// <summary>Taken out of its pool: nobody gets it, calls to it still arrive.</summary>
    Retired,

    /// <summary>Of a campaign, the same for everybody.</summary>
    Static,
}

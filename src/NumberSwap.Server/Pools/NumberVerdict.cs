using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Pools;

/// <summary>What would come of a line of a list of tracking numbers.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NumberVerdict>))]
public enum NumberVerdict
{
    /// <summary>A number that can be added.</summary>
    Good,

    /// <summary>A retired number of the same pool, which would come back.</summary>
    Returns,

    /// <summary>It is in the pool already.</summary>
    Present,

    /// <summary>An earlier line has the same number.</summary>
    Duplicate,

    /// <summary>The heading of a column.</summary>
    Heading,

    /// <summary>No phone number.</summary>
    Unreadable,

    /// <summary>A number that the site's own pages print.</summary>
    Target,

    /// <summary>Another pool or campaign has it.</summary>
    Taken,
}

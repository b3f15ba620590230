using System.Text.Json.Serialization;
using NumberSwap.Core;

namespace NumberSwap.Server.Pools.Days;

/// <summary>How near a pool came to its end lately.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PoolPressure>))]
public enum PoolPressure
{
    /// <summary>There were always numbers to spare.</summary>
    Low,

    /// <summary>At its peak most of the numbers were live.</summary>
    High,

    /// <summary>All numbers were live, or visitors had to share them.</summary>
    Full,
}

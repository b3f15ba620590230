using System.Text.Json.Serialization;

namespace NumberSwap.Core.Platforms;

/// <summary>What became of a call platform's request.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PlatformEventOutcome>))]
public enum PlatformEventOutcome
{
    /// <summary>It told of a call.</summary>
    Taken = 0,

    /// <summary>It was genuine, and told nothing of an incoming call.</summary>
    Ignored = 1,

    /// <summary>It was genuine, but could not be kept: the platform was asked to repeat it.</summary>
    Failed = 2,

    /// <summary>Nothing proved that it came from the site's account.</summary>
    Refused = 3,
}

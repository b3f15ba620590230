using System.Text.Json.Serialization;

namespace NumberSwap.Core.Attribution;

/// <summary>How far a call's cause is known.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<MatchLevel>))]
public enum MatchLevel
{
    /// <summary>Nothing is known of the dialled number, or nothing beats chance.</summary>
    None,

    /// <summary>The source or campaign is known, the person is not.</summary>
    Source,

    /// <summary>The session is known.</summary>
    Session,
}

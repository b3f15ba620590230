using System.Text.Json.Serialization;

namespace NumberSwap.Core.Callbacks;

/// <summary>Why somebody is to be called back.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<CallbackOrigin>))]
public enum CallbackOrigin
{
    /// <summary>They called and nobody answered.</summary>
    MissedCall = 0,

    /// <summary>They asked for it.</summary>
    Request = 1,
}

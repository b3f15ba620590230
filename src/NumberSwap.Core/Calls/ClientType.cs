using System.Text.Json.Serialization;

namespace NumberSwap.Core.Calls;

/// <summary>What a caller is to the owner.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ClientType>))]
public enum ClientType
{
    /// <summary>Their first contact.</summary>
    New = 1,

    /// <summary>They have called or bought before.</summary>
    Repeat = 2,

    /// <summary>Somebody who was called without having asked for it.</summary>
    Cold = 3,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Conversations;

/// <summary>Who says something in a call.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Speaker>))]
public enum Speaker
{
    Unknown = 0,
    Caller = 1,
    Operator = 2,
}

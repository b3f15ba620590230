using System.Text.Json.Serialization;

namespace NumberSwap.Core.Operators;

/// <summary>Answered calls by the length of their talk; where each begins is a setting.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TalkClass>))]
public enum TalkClass
{
    /// <summary>Poor qualification or an early refusal.</summary>
    Short,

    Normal,

    /// <summary>Long enough for need, offer and objection.</summary>
    Substantial,

    Long,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Conversations;

/// <summary>What a call gets to, in the order of a good one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TalkStage>))]
public enum TalkStage
{
    Introduction = 1,
    Need = 2,
    Offer = 3,
    Objection = 4,
    Agreement = 5,
}

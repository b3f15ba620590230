using System.Text.Json.Serialization;

namespace NumberSwap.Core.Checklists;

/// <summary>The part of a conversation's script that an item of a checklist looks at, in the order in which they come.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ScriptStage>))]
public enum ScriptStage
{
    /// <summary>The whole conversation.</summary>
    Whole = 0,

    Introduction = 1,
    Need = 2,
    Offer = 3,
    Objection = 4,
    Agreement = 5,
}

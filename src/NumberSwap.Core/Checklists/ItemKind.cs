using System.Text.Json.Serialization;

namespace NumberSwap.Core.Checklists;

/// <summary>Which values an item of a checklist may get.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ItemKind>))]
public enum ItemKind
{
    /// <summary>0 or 1.</summary>
    YesNo = 0,

    /// <summary>0, 1 or 2.</summary>
    Scale = 1,
}

using System.Text.Json.Serialization;

namespace NumberSwap.Core.Checklists;

/// <summary>One thing that is looked for in a conversation.</summary>
/// <param name="Key">Stays the same from version to version, whatever the title becomes: by it results are compared.</param>
/// <param name="Weight">1 to <see cref="MaxWeight"/>: what each point counts.</param>
/// <param name="Help">What each value stands for, from 0 on; empty texts where nothing is said.</param>
public sealed record ChecklistItem(string Key, string Title, ScriptStage Stage, ItemKind Kind, int Weight, IReadOnlyList<string> Help)
{
    public const int MaxTitle = 200;
    public const int MaxHelp = 200;
    public const int MaxWeight = 10;

    /// <summary>The highest value: 1 or 2.</summary>
    [JsonIgnore]
    public int Top => Kind == ItemKind.Scale ? 2 : 1;

    /// <summary>What a value stands for; null where nothing is said.</summary>
    public string? HelpFor(int value) => value >= 0 && value < Help.Count && Help[value].Length > 0 ? Help[value] : null;
}

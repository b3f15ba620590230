using NumberSwap.Core.Checklists;

namespace NumberSwap.Server.Checklists;

/// <summary>What somebody says of an item.</summary>
/// <param name="Key">The item's key in the version before, so that its results stay together; left out: a new item.</param>
/// <param name="Stage">Left out: the whole conversation.</param>
/// <param name="Kind">Left out: <c>yesNo</c>.</param>
/// <param name="Weight">Left out: 1.</param>
/// <param name="Help">What the values stand for, from 0 on.</param>
public sealed record ChecklistItemRequest(string? Key, string? Title, ScriptStage? Stage, ItemKind? Kind, int? Weight, IReadOnlyList<string?>? Help);

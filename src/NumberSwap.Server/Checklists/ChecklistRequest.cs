namespace NumberSwap.Server.Checklists;

/// <summary>What somebody says of a checklist: it becomes its next version.</summary>
/// <param name="Version">The version that was looked at; left out: whatever it is now.</param>
public sealed record ChecklistRequest(string? Name, IReadOnlyList<ChecklistItemRequest?>? Items, int? Version);

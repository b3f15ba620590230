using NumberSwap.Core.Checklists;

namespace NumberSwap.Server.Checklists;

/// <summary>A checklist to begin with.</summary>
public sealed record ChecklistTemplate(string Name, IReadOnlyList<ChecklistItem> Items);

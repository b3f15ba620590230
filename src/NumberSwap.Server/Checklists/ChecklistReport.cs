using NumberSwap.Core.Checklists;

namespace NumberSwap.Server.Checklists;

/// <summary>A checklist's results, with what the operators sold in the same weeks.</summary>
/// <param name="Checklist">At its newest version.</param>
/// <param name="Sales">Of each operator who was scored or had target calls, by name.</param>
/// <param name="Link">Null: too few operators to say something.</param>
public sealed record ChecklistReport(Checklist Checklist, ChecklistResults Results, IReadOnlyList<OperatorSales> Sales, SalesLink? Link);

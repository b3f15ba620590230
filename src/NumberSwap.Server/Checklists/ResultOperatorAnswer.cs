namespace NumberSwap.Server.Checklists;

/// <summary>An operator's scores beside what their calls sold.</summary>
/// <param name="Scores">Null: no conversation of theirs was scored.</param>
/// <param name="Items">Share by the items' keys.</param>
/// <param name="TargetCalls">Answered target calls of the same weeks.</param>
/// <param name="Won">Of these, how many led to a deal that was won.</param>
/// <param name="Conversion">0 to 1; null without such calls.</param>
public sealed record ResultOperatorAnswer(string Operator, ResultRowAnswer? Scores, IReadOnlyDictionary<string, double?> Items, int TargetCalls, int Won, double? Conversion);

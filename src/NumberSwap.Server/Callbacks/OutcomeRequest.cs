namespace NumberSwap.Server.Callbacks;

/// <summary>What became of calling somebody back.</summary>
/// <param name="Outcome"><c>reached</c>, <c>notReached</c>, <c>wrongNumber</c> or <c>notNeeded</c>.</param>
/// <param name="NextTryAt">With <c>notReached</c>: when it is tried again; the task stays open until then.</param>
public sealed record OutcomeRequest(string? Outcome, string? Note = null, DateTimeOffset? NextTryAt = null);

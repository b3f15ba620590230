namespace NumberSwap.Server.Checklists;

/// <param name="Week">A week of ISO 8601 that is over, such as <c>2026-W47</c>; left out: the last one.</param>
public sealed record SampleRequest(string? Week);

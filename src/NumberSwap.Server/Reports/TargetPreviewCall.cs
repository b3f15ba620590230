namespace NumberSwap.Server.Reports;

/// <summary>A call as an example.</summary>
/// <param name="From">Its caller; null: withheld or forgotten.</param>
/// <param name="EarlierAt">When the caller was last talked with before; null: not within a year.</param>
public sealed record TargetPreviewCall(string Id, string? From, DateTime StartedAt, int? TalkSeconds, string? Operator, string? Source, DateTime? EarlierAt);

namespace NumberSwap.Server.Audit;

/// <summary>A part of the log, newest first.</summary>
/// <param name="Cursor">Pass it on to get the next part; null: this was the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditItem> Changes, string? Cursor);

namespace NumberSwap.Core.Audit;

/// <summary>A change's place in the log, which is ordered by time and id.</summary>
/// <param name="At">Unix time in ms.</param>
public sealed record AuditPosition(long At, string Id);

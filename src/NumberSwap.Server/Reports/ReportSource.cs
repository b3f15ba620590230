namespace NumberSwap.Server.Reports;

/// <summary>A source that calls came from, as they are filtered by it.</summary>
public sealed record ReportSource(string Source, long Calls);

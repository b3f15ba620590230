namespace NumberSwap.Benchmarks;

/// <summary>A page or list that is measured.</summary>
/// <param name="Paths">Asked for in turn.</param>
/// <param name="Body">Sent as JSON; null: it is a GET.</param>
public sealed record MeasuredPage(string Name, IReadOnlyList<string> Paths, object? Body = null);

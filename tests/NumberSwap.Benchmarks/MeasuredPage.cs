namespace NumberSwap.Benchmarks;

/// <summary>A page or list that is measured.</summary>
/// <param name="Paths">Asked for in turn.</param>
/// <param name="Body">Sent as JSON; null: it is a GET.</param>
/// <param name="Changed">A call that is marked before each request, so that nothing counted before can be the answer.</param>
public sealed record MeasuredPage(string Name, IReadOnlyList<string> Paths, object? Body = null, string? Changed = null);

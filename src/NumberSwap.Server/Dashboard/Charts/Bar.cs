namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>A row of a <see cref="BarChart"/>.</summary>
/// <param name="Value">At least 0.</param>
/// <param name="Before">The same in the period before; null when there is none.</param>
/// <param name="Href">Where the label leads; null: nowhere.</param>
public sealed record Bar(string Label, double Value, double? Before = null, string? Href = null);

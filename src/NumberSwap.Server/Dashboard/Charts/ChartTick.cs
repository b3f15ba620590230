namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>A text below the axis.</summary>
/// <param name="At">Index of the place that it stands at.</param>
/// <param name="Minor">Left out where the chart is narrow.</param>
public sealed record ChartTick(int At, string Text, bool Minor);

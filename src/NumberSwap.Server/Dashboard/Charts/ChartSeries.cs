namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>One line or band of a <see cref="LineChart"/>.</summary>
/// <param name="Name">In the legend and over the table's column, in the page's language.</param>
/// <param name="Values">One for each place on the axis; null where nothing is known, which leaves a gap.</param>
/// <param name="Tone">1 to 6: the colour and dashes; 0: by its place among the chart's series.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values, SeriesLook Look = SeriesLook.Line, int Tone = 0)
{
    /// <summary>Of counts.</summary>
    public static ChartSeries Of(string name, IEnumerable<long> counts, SeriesLook look = SeriesLook.Line, int tone = 0) =>
        new(name, [.. counts.Select(count => (double?)count)], look, tone);

    /// <summary>The value at a place; null where there is none or it is no number.</summary>
    public double? At(int place) => place < Values.Count && Values[place] is { } value && double.IsFinite(value) ? value : null;
}

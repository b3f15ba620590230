using Microsoft.AspNetCore.Components;

namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>
/// Lines, areas or stacked bands over days, hours or minutes. The picture is as wide as there is room; its texts keep their size, and a
/// narrow one leaves some out.
/// </summary>
public sealed partial class LineChart : Chart
{
    private const int Height = 220, MostDots = 45, FewDots = 16;

    private Plot plot = new(0, Height, 1);

    [Parameter, EditorRequired]
    public ChartAxis Axis { get; set; } = null!;

    /// <summary>The first is drawn on top; stacked ones lie one on the other from the first, at the bottom.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary>How a value is written; as a whole number when left out.</summary>
    [Parameter]
    public Func<double, string>? Format { get; set; }

    /// <summary>The scale's upper end, such as 1 for shares; from the values when left out.</summary>
    [Parameter]
    public double? Top { get; set; }

    private AxisScale Scale { get; set; } = new(1, 1);

    private List<Curve> Curves { get; } = [];

    private bool Empty => Axis.Labels.Count == 0 || Series.All(series => series.Values.All(value => value is null or 0));

    /// <summary>How wide the texts left of the picture are.</summary>
    private string Room => Scale.Ticks.Max(tick => Shown(tick).Length) switch { <= 3 => "chart-room-1", <= 6 => "chart-room-2", _ => "chart-room-3" };

    private string Said => Description ?? Summary();

    protected override void OnParametersSet()
    {
        Curves.Clear();
        var stack = new double?[Axis.Labels.Count];
        var most = Series.Where(series => series.Look != SeriesLook.Stacked).SelectMany(series => Enumerable.Range(0, stack.Length).Select(series.At)).Max() ?? 0;
        var stacked = Series.Where(series => series.Look == SeriesLook.Stacked).ToList();
        if (stacked.Count > 0)
            most = Math.Max(most, Enumerable.Range(0, stack.Length).Select(place => stacked.Sum(series => series.At(place) ?? 0)).DefaultIfEmpty().Max());

        Scale = Top is { } top ? new AxisScale(top, top / 4) : AxisScale.For(most, Format is null);
        plot = new Plot(stack.Length, Height, Scale.Top);
        for (var i = 0; i < Series.Count; i++)
        {
            if (Series[i].Look == SeriesLook.Stacked)
                Curves.Add(Band(i, stack));
        }

        for (var i = Series.Count - 1; i >= 0; i--)
        {
            var series = Series[i];
            if (series.Look != SeriesLook.Stacked)
                Curves.Add(new Curve(Tone(i), plot.Line(series.At), Stroke(i), series.Look == SeriesLook.Area ? plot.Band(_ => 0, series.At) : null, "chart-area"));
        }
    }

    private Curve Band(int i, double?[] stack)
    {
        var lower = (double?[])stack.Clone();
        for (var place = 0; place < stack.Length; place++)
            stack[place] = Series[i].At(place) is { } value ? (stack[place] ?? 0) + Math.Max(0, value) : stack[place];
        var upper = (double?[])stack.Clone();
        return new Curve(Tone(i), plot.Line(place => upper[place]), Stroke(i), plot.Band(place => lower[place] ?? 0, place => upper[place]), "chart-band");
    }

    private string Tone(int i) => Series[i].Look == SeriesLook.Before ? "chart-before" : $"chart-tone-{Number(i)}";

    private string Stroke(int i) => Series[i].Look == SeriesLook.Before ? "chart-line chart-dash-before" : $"chart-line chart-dash-{Number(i)}";

    private int Number(int i) => Series[i].Tone is > 0 and <= 6 and var tone ? tone : (i % 6) + 1;

    private IEnumerable<(int Place, int Series, double Value)> Dots =>
        from i in Enumerable.Range(0, Series.Count)
        where Axis.Labels.Count <= MostDots && Series[i].Look is SeriesLook.Line or SeriesLook.Area
        from place in Enumerable.Range(0, Axis.Labels.Count)
        let value = Series[i].At(place)
        where value is not null
        select (place, i, value.Value);

    /// <summary>The strip around a place that shows its values under the pointer.</summary>
    private string HitStart(int place) => Plot.Text(Math.Max(0, (100 * plot.Share(place)) - (HitShare / 2))) + "%";

    private string HitWidth => Plot.Text(HitShare) + "%";

    private double HitShare => 100.0 * Axis.Every / Math.Max(1, Axis.Labels.Count - 1);

    private string Hint(int place) => Axis.Labels[place] + string.Concat(Series.Select(series => $"\n{series.Name}: {Shown(series.At(place))}"));

    private string Shown(double? value) => value is not { } number ? "–" : Format?.Invoke(number) ?? T.Number((long)Math.Round(number));

    private string Summary()
    {
        var first = Series[0];
        var places = Enumerable.Range(0, Axis.Labels.Count).Where(place => first.At(place) is not null).ToList();
        if (places.Count == 0)
            return "";
        var (high, low) = (places.MaxBy(place => first.At(place)), places.MinBy(place => first.At(place)));
        return T["{0}, {1} to {2}: highest {3} ({4}), lowest {5} ({6}).", first.Name, Axis.Labels[0], Axis.Labels[^1],
            Shown(first.At(high)), Axis.Labels[high], Shown(first.At(low)), Axis.Labels[low]];
    }

    private sealed record Curve(string Tone, string Line, string Stroke, string? Fill, string FillClass);
}

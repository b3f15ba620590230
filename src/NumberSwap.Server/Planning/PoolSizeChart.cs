using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Server.Planning;

/// <summary>Several pool sizes: how many calls each policy gives to the true visit, over the size.</summary>
internal static class PoolSizeChart
{
    private const int Width = 800, Height = 480;
    private const double Left = 70, Right = 605, Top = 90, Bottom = 420, LabelStep = 17;

    // Told apart by those who see few colours too (M. Okabe, K. Ito, Color Universal Design, 2002), each dark enough for text.
    private static readonly string[] Rivals = ["#8a5a00", "#00785a", "#a0468c", "#c24a00", "#52606d", "#2a7fa8"];

    public static string Of(IReadOnlyList<SimulationResult> results)
    {
        var sizes = results.OrderBy(result => result.Parameters.Numbers).ToList();
        var svg = new Svg(Width, Height, ChartTexts.Title, string.Join(' ', sizes.Select(ChartTexts.Describe)));
        svg.Text(24, 36, ChartTexts.Title, "head");
        svg.Text(24, 58, $"Calls given to the visit that caused them, by numbers in the pool; {ChartTexts.Traffic(sizes[0].Parameters)}", "sub");
        DrawAxes(svg, sizes);

        var curves = CurvesOf(sizes);
        foreach (var (_, colour, dashes, shares) in Enumerable.Reverse(curves))
        {
            svg.Curve(shares.Select((share, i) => (X(sizes, i), Y(share))), colour, colour == ChartTexts.Ours ? 3.5 : 2, dashes);
            for (var i = 0; i < shares.Count && dashes.Length == 0; i++)
                svg.Circle(X(sizes, i), Y(shares[i]), 4, colour, Words.Percent(shares[i]));
        }

        DrawLabels(svg, curves);
        return svg.ToString();
    }

    private static List<Series> CurvesOf(List<SimulationResult> sizes)
    {
        var curves = new List<Series> { new("oracle (the best)", ChartTexts.Best, "5 4", [.. sizes.Select(size => size.Oracle.Session)]) };
        for (var i = 0; i < sizes[0].Policies.Count; i++)
        {
            var policy = i;
            curves.Add(new Series(sizes[0].Policies[i].Name, i == 0 ? ChartTexts.Ours : Rivals[(i - 1) % Rivals.Length], "", [.. sizes.Select(size => size.Policies[policy].Session)]));
        }

        return curves;
    }

    private static void DrawAxes(Svg svg, List<SimulationResult> sizes)
    {
        for (var percent = 0; percent <= 100; percent += 20)
        {
            svg.Line(Left, Y(percent / 100d), Right, Y(percent / 100d), ChartTexts.Grid);
            svg.Text(Left - 10, Y(percent / 100d) + 4, $"{percent} %", "mark end");
        }

        var last = double.NegativeInfinity;
        for (var i = 0; i < sizes.Count; i++)
        {
            svg.Line(X(sizes, i), Bottom, X(sizes, i), Bottom + 5, "#9aa5b1");
            if (X(sizes, i) < last + 30)
                continue;
            last = X(sizes, i);
            svg.Text(last, Bottom + 20, Words.Count(sizes[i].Parameters.Numbers), "mark mid");
        }

        svg.Text((Left + Right) / 2, Bottom + 42, "numbers in the pool", "sub mid");
    }

    /// <summary>Names at the curves' ends, moved down where they would cover each other, and all up again where they would leave the picture.</summary>
    private static void DrawLabels(Svg svg, List<Series> curves)
    {
        var labels = curves.OrderByDescending(curve => curve.Shares[^1]).ToList();
        var places = new double[labels.Count];
        for (var i = 0; i < places.Length; i++)
            places[i] = Math.Max(Y(labels[i].Shares[^1]) + 4, i == 0 ? 0 : places[i - 1] + LabelStep);
        for (var i = places.Length - 1; i >= 0; i--)
            places[i] = Math.Min(places[i], i == places.Length - 1 ? Bottom + 4 : places[i + 1] - LabelStep);
        for (var i = 0; i < places.Length; i++)
            svg.ColouredText(Right + 12, places[i], $"{labels[i].Name} {Words.Percent(labels[i].Shares[^1])}", labels[i].Colour, labels[i].Colour == ChartTexts.Ours ? "strong" : "");
    }

    private static double X(List<SimulationResult> sizes, int i)
    {
        var (least, most) = (sizes[0].Parameters.Numbers, sizes[^1].Parameters.Numbers);
        return Left + ((Right - Left) * (sizes[i].Parameters.Numbers - least) / Math.Max(1, most - least));
    }

    private static double Y(double share) => Bottom - ((Bottom - Top) * share);

    private sealed record Series(string Name, string Colour, string Dashes, IReadOnlyList<double> Shares);
}

using NumberSwap.Core.Planning.Simulation;

namespace NumberSwap.Server.Planning;

/// <summary>One pool size: bars of how many calls each policy gives to the true visit, and how true NumberSwap's probabilities are.</summary>
internal static class AccuracyChart
{
    private const int Width = 800, Height = 430;
    private const double BarLeft = 130, BarRight = 450, BarTop = 120, BarStep = 36, BarHeight = 22;
    private const double CurveLeft = 540, CurveTop = 120, Side = 230;

    public static string Of(SimulationResult result)
    {
        var svg = new Svg(Width, Height, ChartTexts.Title, ChartTexts.Describe(result));
        svg.Text(24, 36, ChartTexts.Title, "head");
        svg.Text(24, 58, $"{Words.Count(result.Parameters.Numbers)} numbers, {ChartTexts.Traffic(result.Parameters)}; {Words.Count(result.Calls)} calls", "sub");
        DrawBars(svg, result);
        DrawCalibration(svg, result.Policies[0]);
        return svg.ToString();
    }

    private static void DrawBars(Svg svg, SimulationResult result)
    {
        svg.Text(24, 96, "Calls given to the visit that caused them", "part");
        var bottom = BarTop + (BarStep * result.Policies.Count);
        foreach (var share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(X(share), BarTop - 6, X(share), bottom, ChartTexts.Grid);
            svg.Text(X(share), bottom + 18, $"{100 * share:0} %", "mark mid");
        }

        for (var i = 0; i < result.Policies.Count; i++)
        {
            var policy = result.Policies[i];
            var (top, ours) = (BarTop + (BarStep * i), i == 0);
            svg.Text(BarLeft - 10, top + 16, policy.Name, ours ? "end strong" : "end");
            svg.Rectangle(BarLeft, top, X(policy.Session) - BarLeft, BarHeight, ours ? ChartTexts.Ours : "#a9b4c0", 2);
            var within = policy.Session > 0.3;
            svg.ColouredText(X(policy.Session) + (within ? -6 : 6), top + 16, Words.Percent(policy.Session), ours && within ? "#ffffff" : "#1f2933", within ? "end strong" : "strong");
        }

        svg.Line(X(result.Oracle.Session), BarTop - 6, X(result.Oracle.Session), bottom, ChartTexts.Best, 2, "5 4");
        svg.Line(24, bottom + 36, 48, bottom + 36, ChartTexts.Best, 2, "5 4");
        svg.ColouredText(56, bottom + 40, $"oracle: possible at all with these numbers, {Words.Percent(result.Oracle.Session)}", ChartTexts.Best);
    }

    private static void DrawCalibration(Svg svg, PolicyResult policy)
    {
        svg.Text(CurveLeft - 46, 96, "How sure NumberSwap says it is", "part");
        foreach (var share in (double[])[0, 0.25, 0.5, 0.75, 1])
        {
            svg.Line(Along(share), CurveTop, Along(share), CurveTop + Side, ChartTexts.Grid);
            svg.Line(CurveLeft, Up(share), CurveLeft + Side, Up(share), ChartTexts.Grid);
            svg.Text(Along(share), CurveTop + Side + 18, $"{100 * share:0}", "mark mid");
            svg.Text(CurveLeft - 8, Up(share) + 4, $"{100 * share:0} %", "mark end");
        }

        svg.Line(Along(0), Up(0), Along(1), Up(1), ChartTexts.Best, 1.5, "5 4");
        var bins = policy.Calibration.Where(bin => bin is { Said: not null, Was: not null }).ToList();
        svg.Curve(bins.Select(bin => (Along(bin.Said!.Value), Up(bin.Was!.Value))), ChartTexts.Ours);
        var most = bins.Select(bin => bin.Calls).DefaultIfEmpty(1).Max();
        foreach (var bin in bins)
            svg.Circle(Along(bin.Said!.Value), Up(bin.Was!.Value), 3 + (6 * Math.Sqrt(bin.Calls / (double)most)), ChartTexts.Ours, $"said {Words.Percent(bin.Said)}, was {Words.Percent(bin.Was)}, {Words.Count(bin.Calls)} calls");
        svg.Text(CurveLeft + (Side / 2), CurveTop + Side + 40, "across: said, up: was right", "sub mid");
    }

    private static double X(double share) => BarLeft + ((BarRight - BarLeft) * share);

    private static double Along(double share) => CurveLeft + (Side * share);

    private static double Up(double share) => CurveTop + Side - (Side * share);
}

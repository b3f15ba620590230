namespace NumberSwap.Server.Dashboard.Charts;

/// <summary>A scale from 0 whose steps people count in: 1, 2 or 5 times a power of ten.</summary>
/// <param name="Top">Where it ends: a whole number of steps, never less than the largest value.</param>
public sealed record AxisScale(double Top, double Step)
{
    private const int Steps = 4;

    /// <summary>For values up to <paramref name="most"/>.</summary>
    /// <param name="whole">The values are counts: no step smaller than 1.</param>
    public static AxisScale For(double most, bool whole)
    {
        if (!(most > 0))
            return new AxisScale(1, 1);
        var raw = most / Steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 } * power;
        if (whole)
            step = Math.Max(1, step);
        return new AxisScale(Math.Ceiling((most / step) - 1e-9) * step, step);
    }

    public IEnumerable<double> Ticks
    {
        get
        {
            for (var i = 0; i * Step <= Top * 1.0000001; i++)
                yield return i * Step;
        }
    }
}

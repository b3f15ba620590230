namespace NumberSwap.Core.Planning.Simulation;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    /// <summary>A draw by the method of G. E. P. Box and M. E. Muller, A note on the generation of random normal deviates, 1958.</summary>
    public static double Draw(Random chance) =>
        Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());

    /// <summary>Φ(x): the share below <paramref name="x"/>, with an error below 1.5·10⁻⁷ (C. Hastings; M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 7.1.26).</summary>
    public static double Below(double x)
    {
        var z = Math.Abs(x) / Math.Sqrt(2);
        var t = 1 / (1 + (0.3275911 * z));
        var tail = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-z * z) / 2;
        return x < 0 ? tail : 1 - tail;
    }
}

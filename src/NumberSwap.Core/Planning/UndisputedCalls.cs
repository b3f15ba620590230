using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Planning;

/// <summary>The expected share of calls at whose ring the caller's own lease is live, and the only live one of the number.</summary>
/// <remarks>
/// Live leases are a Poisson number m with the load's mean A, since each is held for a time of its own whatever the others do (M/G/∞:
/// overflowing visits share numbers instead of going away), and the caller finds m others (PASTA). N numbers share them evenly, since the
/// one that is least likely to call is shared first: of m leases a number has alone m for m ≤ N, 2N − m for N &lt; m &lt; 2N, none beyond. The own lease
/// is live for the calls that come within the hold.
/// </remarks>
internal static class UndisputedCalls
{
    /// <summary>Standard deviations of m that are summed over on either side.</summary>
    private const double Reach = 10;

    public static double Share(int numbers, double erlangs, double holdMs, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double alone = 0, sum = 0;
        var spread = Reach * Math.Sqrt(erlangs + 1);

        // Relative to the likeliest m, whose own probability is too small to start from with a large load.
        var mode = (int)erlangs;
        for (var m = (int)Math.Max(0, erlangs - spread); m <= (int)(erlangs + spread); m++)
        {
            var weight = Math.Exp(LogPoisson(m, erlangs) - LogPoisson(mode, erlangs));
            sum += weight;
            alone += weight * Alone(m + 1d, numbers) / (m + 1d);
        }

        return (1 - model.Noise) * (1 - model.Later(holdMs)) * alone / sum;
    }

    /// <summary>How many of m leases are alone on their number.</summary>
    private static double Alone(double m, int numbers) => m <= numbers ? m : Math.Max(0, (2d * numbers) - m);

    // ln(e^−A·A^m/m!) by Stirling's series, whose error is far below what matters here from m = 1 on.
    private static double LogPoisson(int m, double mean)
    {
        if (mean <= 0)
            return m == 0 ? 0 : double.NegativeInfinity;
        if (m == 0)
            return -mean;
        double n = m;
        return (n * Math.Log(mean / n)) + n - mean - (0.5 * Math.Log(2 * Math.PI * n)) - (1 / (12 * n)) + (1 / (360 * n * n * n));
    }
}

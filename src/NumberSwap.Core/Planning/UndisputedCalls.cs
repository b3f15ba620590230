using NumberSwap.Core.Attribution;

namespace NumberSwap.Core.Planning;

/// <summary>The expected share of calls at whose ring exactly one lease of the dialled number is live.</summary>
/// <remarks>
/// Live leases are a Poisson number m with the load's mean A, since each is held for a time of its own whatever the others do (M/G/∞:
/// overflowing visits share numbers instead of going away). N numbers share them evenly: the least recently seen is shared first. So of the
/// leases one is alone on its number with the probability 1 for m ≤ N, (2N − m)/m for N &lt; m &lt; 2N, 0 beyond; and of the numbers
/// m/N, (2N − m)/N, 0 have exactly one. The caller's own lease is live for the calls that come within the hold; it finds, with itself,
/// m + 1. Of the later calls and of those that nobody caused, the number has one live lease like any other number.
/// </remarks>
internal static class UndisputedCalls
{
    /// <summary>Standard deviations of m that are summed over on either side.</summary>
    private const double Reach = 10;

    public static double Share(int numbers, double erlangs, double holdMs, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double own = 0, other = 0, sum = 0;
        var spread = Reach * Math.Sqrt(erlangs + 1);
        var (from, to) = ((int)Math.Max(0, erlangs - spread), (int)Math.Min(erlangs + spread, 2d * numbers));

        // Relative to the likeliest m, whose own probability is too small to start from with a large load.
        var mode = (int)erlangs;
        for (var m = from; m <= (int)(erlangs + spread); m++)
        {
            var weight = Math.Exp(LogPoisson(m, erlangs) - LogPoisson(mode, erlangs));
            sum += weight;
            if (m > to)
                continue;
            own += weight * Alone(m + 1, numbers) / (m + 1);
            other += weight * Alone(m, numbers) / numbers;
        }

        var live = 1 - model.Later(holdMs);
        var caused = 1 - model.Noise;
        return ((caused * live * own) + ((1 - (caused * live)) * other)) / sum;
    }

    /// <summary>Numbers that have exactly one of m leases.</summary>
    private static double Alone(int m, int numbers) => m <= numbers ? m : Math.Max(0, (2d * numbers) - m);

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

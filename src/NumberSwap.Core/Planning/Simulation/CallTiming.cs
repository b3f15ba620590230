namespace NumberSwap.Core.Planning.Simulation;

/// <summary>
/// When the simulated visitors call, drawn and as the density that an all-knowing observer has: at any moment of the visit alike; else after
/// its end, within the hour by an exponential with the settings' mean, or later by one of four days, cut off after fourteen.
/// </summary>
public sealed class CallTiming
{
    private const double Hour = 3_600_000;
    private const double LaterEnds = 14 * 24 * Hour;
    private const double LaterMean = 4 * 24 * Hour;

    private readonly double _onPage;
    private readonly double _withinHour;
    private readonly double _later;
    private readonly double _soonMean;
    private readonly double _logMedian;
    private readonly double _spread;

    public CallTiming(SimulationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var sum = settings.OnPage + settings.WithinHour + settings.DaysLater;
        _onPage = settings.OnPage / sum;
        _withinHour = settings.WithinHour / sum;
        _later = settings.DaysLater / sum;
        _soonMean = settings.SoonMinutes * 60_000;
        _logMedian = Math.Log(settings.VisitMinutes * 60_000);
        _spread = settings.VisitSpread;
    }

    /// <summary>The longest time from a visit's end to its call, ms.</summary>
    public static long LongestMs => (long)LaterEnds;

    /// <summary>Draws the moment of a visit's call.</summary>
    public long Draw(SimulatedVisit visit, Random chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        var way = chance.NextDouble();
        if (way < _onPage)
            return visit.Start + (long)(chance.NextDouble() * (visit.End - visit.Start));
        return visit.End + 1 + (long)(way < _onPage + _withinHour
            ? CutExponential(_soonMean, chance.NextDouble())
            : CutExponential(LaterMean, chance.NextDouble()));
    }

    /// <summary>Calls per ms that a visit causes now if it causes one at all, as far as can be known at <paramref name="at"/>.</summary>
    /// <remarks>
    /// While the page is open only the visit's age a is known, not its length L: the density is share × E[1/L | L &gt; a], where for a
    /// log-normal L with the parameters μ, σ: E[1/L; L &gt; a] = e^(−μ+σ²/2) · Φ((μ − σ² − ln a)/σ), P(L &gt; a) = Φ((μ − ln a)/σ).
    /// </remarks>
    public double Density(SimulatedVisit visit, long at)
    {
        if (at <= visit.End)
            return _onPage * MeanInverseLength(Math.Max(1, at - visit.Start));
        var delay = at - visit.End;
        return (_withinHour * CutDensity(_soonMean, delay)) + (_later * CutDensity(LaterMean, delay));
    }

    private double MeanInverseLength(double age)
    {
        if (_spread < 1e-9)
            return Math.Exp(-_logMedian);
        var far = (_logMedian - Math.Log(age)) / _spread;
        var alive = Normal.Below(far);
        // So far out in the tail that the quotient has no digits left, visits of this age are about to end.
        return alive < 1e-12 ? 1 / age : Math.Exp(-_logMedian + (_spread * _spread / 2)) * Normal.Below(far - _spread) / alive;
    }

    private static double CutExponential(double mean, double chance) => -mean * Math.Log(1 - (chance * Mass(mean)));

    private static double CutDensity(double mean, double delay) => delay > LaterEnds ? 0 : Math.Exp(-delay / mean) / mean / Mass(mean);

    /// <summary>What the cut leaves of an exponential.</summary>
    private static double Mass(double mean) => 1 - Math.Exp(-LaterEnds / mean);
}

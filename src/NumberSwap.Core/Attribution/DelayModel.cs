namespace NumberSwap.Core.Attribution;

/// <summary>
/// When visitors call: how likely a call is at each moment during and after a visit, and how many calls no visit causes.
/// </summary>
/// <remarks>
/// A call that a visit causes comes while its page is open with probability <see cref="OnPage"/>, or after its last sight with the delay
/// density Σ wₖ·e^(−d/τₖ)/τₖ, where OnPage + Σ wₖ = 1. While the page is open nobody knows how long it will be; somebody who has been
/// there for long is likely to stay for longer, and less likely to call at this very moment. A mixture of exponentials
/// falls with the delay whatever its weights are (a sum of falling functions), so a visitor seen more recently is never less likely, and
/// it can follow any such density closely when its time constants are spread evenly over the scales (A. Feldmann, W. Whitt, Fitting
/// mixtures of exponentials to long-tail distributions, 1998).
/// </remarks>
public sealed record DelayModel
{
    /// <summary>τₖ in ms: 5 and 15 minutes, 1, 6 hours, 1, 3 and 10 days.</summary>
    public static readonly IReadOnlyList<double> TimeConstants =
        [5 * Minute, 15 * Minute, 60 * Minute, 360 * Minute, 1440 * Minute, 3 * 1440 * Minute, 10 * 1440 * Minute];

    /// <summary>What is assumed of a site before its own calls say otherwise.</summary>
    /// <remarks>
    /// Judgements: 55 % of the callers call with the page open, 30 % within about an hour, 15 % over days; 5 % of the calls are redialled
    /// or remembered numbers, or wrong ones; a page is open for 200 s. See <see cref="DelayEstimator"/> for how a site's own calls replace them.
    /// </remarks>
    public static readonly DelayModel Prior = new(0.55, [0.02, 0.27, 0.01, 0.01, 0.03, 0.08, 0.03], 0.05, 200_000);

    private const double Minute = 60_000;

    // The rate while a page is open, calls being as likely at any moment of a visit: OnPage × E[1/L | L > age], L its length. For a log-normal
    // length with a spread of 1 that is OnPage / (0.37·PageMs + 1.3·age) with an error below 10 % (ages up to 18 mean lengths).
    private const double Youngest = 0.37;
    private const double Ageing = 1.3;

    private readonly double[] _weights;

    /// <param name="onPage">Share of the calls by visitors that come while the page is open, above 0, below 1.</param>
    /// <param name="weights">wₖ, one for each of <see cref="TimeConstants"/>, 0 or more and finite. Together with <paramref name="onPage"/> they are made to sum to 1.</param>
    /// <param name="noise">Share of all calls that no visit caused, above 0, below 1.</param>
    /// <param name="pageMs">Mean time that a visit has a page open, in ms, above 0.</param>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    public DelayModel(double onPage, IReadOnlyList<double> weights, double noise, double pageMs)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (!(onPage is > 0 and < 1) || !(noise is > 0 and < 1) || !(pageMs is > 0 and < double.PositiveInfinity)
            || weights.Count != TimeConstants.Count || weights.Any(w => !(w is >= 0 and < double.PositiveInfinity)))
            throw new ArgumentException("The shares of a delay model have to lie between 0 and 1, one for each time constant, and the page time above 0.", nameof(weights));
        var sum = onPage + weights.Sum();
        OnPage = onPage / sum;
        _weights = [.. weights.Select(w => w / sum)];
        Noise = noise;
        PageMs = pageMs;
    }

    public double OnPage { get; }

    public IReadOnlyList<double> Weights => _weights;

    public double Noise { get; }

    public double PageMs { get; }

    /// <summary>Calls per ms that a visit causes while its page is open, of one call in all.</summary>
    /// <param name="ageMs">How long the page has been open, 0 or more.</param>
    public double OpenDensity(double ageMs) => OnPage / ((Youngest * PageMs) + (Ageing * ageMs));

    /// <summary>Calls per ms that a visit causes this long after its last sight, of one call in all.</summary>
    /// <param name="delayMs">0 or more.</param>
    public double Density(double delayMs)
    {
        var density = 0.0;
        for (var k = 0; k < _weights.Length; k++)
            density += _weights[k] * Math.Exp(-delayMs / TimeConstants[k]) / TimeConstants[k];
        return density;
    }

    /// <summary>The share of a visit's calls that come later than this after its last sight: the integral of <see cref="Density"/> from there on.</summary>
    /// <param name="delayMs">0 or more.</param>
    public double Later(double delayMs)
    {
        var later = 0.0;
        for (var k = 0; k < _weights.Length; k++)
            later += _weights[k] * Math.Exp(-delayMs / TimeConstants[k]);
        return later;
    }

    public bool Equals(DelayModel? other) =>
        other is not null && OnPage == other.OnPage && Noise == other.Noise && PageMs == other.PageMs && _weights.AsSpan().SequenceEqual(other._weights);

    public override int GetHashCode() => HashCode.Combine(OnPage, Noise, PageMs);
}

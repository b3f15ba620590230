using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>What a call is believed to have been caused by.</summary>
/// <param name="Match">The level at which the cause is known.</param>
/// <param name="Probability">That the statement at this level is true, 0 to 1; 0 with <see cref="MatchLevel.None"/>.</param>
/// <param name="Lease">The chosen lease; only with <see cref="MatchLevel.Session"/>.</param>
/// <param name="Source">The source on which the statement rests, or null.</param>
/// <param name="Campaign">Id of the campaign, or null.</param>
/// <param name="Candidates">The candidates, the most probable first, at most <see cref="CallAttributor.MostCandidates"/>.</param>
/// <param name="Certainty">How sure each level is; null in attributions from before there was one.</param>
/// <param name="Nobody">Probability that no visit caused the call. What it and the candidates leave to 1 belongs to visits that are not told.</param>
public sealed record CallAttribution(
    MatchLevel Match,
    double Probability,
    Lease? Lease,
    TrafficSource? Source,
    string? Campaign,
    IReadOnlyList<Candidate> Candidates,
    Certainty? Certainty = null,
    double Nobody = 0)
{
    /// <summary>Nothing is known of the cause.</summary>
    public static readonly CallAttribution Unknown = new(MatchLevel.None, 0, Lease: null, Source: null, Campaign: null, [], Certainty.None, 1);
}

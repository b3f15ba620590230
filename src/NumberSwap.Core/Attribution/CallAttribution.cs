using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>What a call is believed to have been caused by.</summary>
/// <param name="Match">The level at which the cause is known.</param>
/// <param name="Probability">That the statement at this level is true, 0 to 1; 0 with <see cref="MatchLevel.None"/>.</param>
/// <param name="Lease">The chosen lease; only with <see cref="MatchLevel.Session"/>.</param>
/// <param name="Source">The source on which the statement rests, or null.</param>
/// <param name="Campaign">Id of the campaign, or null.</param>
/// <param name="Candidates">All candidates, the most probable first.</param>
public sealed record CallAttribution(
    MatchLevel Match,
    double Probability,
    Lease? Lease,
    TrafficSource? Source,
    string? Campaign,
    IReadOnlyList<Candidate> Candidates);

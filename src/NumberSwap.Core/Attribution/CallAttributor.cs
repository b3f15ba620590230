using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>Says which visit caused a call, and how sure that is. The only place where it is decided.</summary>
/// <remarks>
/// Visits cause calls independently of each other, each at the rate p·g of its <see cref="DelayModel"/>, and some calls come from nobody:
/// a superposition of Poisson processes. A call that is there comes from one of them with a probability in proportion to their rates at
/// that moment (J. F. C. Kingman, Poisson Processes, 1993, the colouring theorem). So with weights
/// <code>
/// wᵢ = g(ring − last sight of i, age of its page) × evidence of i
/// w₀ = ε/(1−ε) × v × h   nobody: the share ε of all calls, at the hours (h is the ring's weight) at which v visits a ms had the number
/// w₋ = v × (share of calls that come later than the oldest known lease's delay)   visits that are no longer remembered
/// </code>
/// the probability of candidate i is wᵢ / (w₀ + w₋ + Σ w), with w₀ no less than <see cref="LeastDoubt"/> of the whole; p, which is the
/// same for all, cancels out. Everything is a function of its arguments: the same facts give the same answer, in whatever order the
/// leases come.
/// </remarks>
public static class CallAttributor
{
    /// <summary>A visit explains a call for so long after its last sight, ms (30 days).</summary>
    public const long WindowMs = 30L * 24 * 3600_000;

    /// <summary>The least probability with which a session, else a campaign or source, is stated.</summary>
    public const double ChoiceThreshold = 0.5;

    /// <summary>Nothing is said to be surer than 1 − this: on a quiet site the weights alone would say 0.9999, but the model itself may be wrong.</summary>
    public const double LeastDoubt = 0.01;

    /// <summary>So many candidates are told; all of them are weighed.</summary>
    public const int MostCandidates = 20;

    /// <summary>A number that is known for less time than this is taken to have been in use so long, ms (a day): its first visitor is not nobody.</summary>
    private const long LeastSpanMs = 24 * 3600_000;

    /// <summary>Attributes a call to a leased number.</summary>
    /// <remarks>
    /// Leases that began after the ring or were last seen before the window are no candidates; a session counts once. The most probable
    /// session is chosen from <see cref="ChoiceThreshold"/> on. If none is, the source and medium, and the campaign, in which candidates of so
    /// much probability agree are still known, with the probability that it is any of them.
    /// </remarks>
    public static CallAttribution Attribute(CallFacts facts, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(model);
        var suspects = SuspectsOf(facts, model);
        var (nobody, forgotten) = OthersOf(facts, model, suspects.Count);
        if (suspects.Count == 0)
            return CallAttribution.Unknown with { Nobody = nobody / (nobody + forgotten) };

        suspects.Sort(Suspect.HeaviestFirst);
        var total = forgotten;
        foreach (var suspect in suspects)
            total += suspect.Weight;
        nobody = Math.Max(nobody, LeastDoubt / (1 - LeastDoubt) * total);
        total += nobody;

        var best = suspects[0];
        var session = best.Weight / total;
        var (source, ofSource) = Agreement.OnSource(suspects);
        var (campaign, ofCampaign) = Agreement.OnCampaign(suspects);
        var known = new Known(CandidatesOf(suspects, total), nobody / total);
        if (session >= ChoiceThreshold)
        {
            var visit = best.Lease.Visit;
            var certainty = new Certainty(session, visit.Campaign is null ? 0 : ofCampaign / total, ofSource / total);
            return new CallAttribution(MatchLevel.Session, session, best.Lease, visit.Source, visit.Campaign, known.Candidates, certainty, known.Nobody);
        }

        return OfLevel(new Certainty(session, campaign is null ? 0 : ofCampaign / total, ofSource / total), source, campaign, known);
    }

    /// <summary>Attributes a call to a static number, which is the same for everybody: the person is never known.</summary>
    /// <param name="campaignId">Id of the campaign that the number belongs to, or null.</param>
    /// <param name="source">The source that the number stands for, or null.</param>
    /// <param name="model">Says how many calls come from nobody.</param>
    public static CallAttribution Static(string? campaignId, TrafficSource? source, DelayModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var sure = 1 - model.Noise;
        return OfLevel(new Certainty(0, campaignId is null ? 0 : sure, source is null ? 0 : sure), source, campaignId, new Known([], model.Noise));
    }

    /// <summary>What is known of a call when the person is not.</summary>
    private static CallAttribution OfLevel(Certainty certainty, TrafficSource? source, string? campaign, Known known)
    {
        if (certainty.Source < ChoiceThreshold)
            source = null;
        if (certainty.Campaign < ChoiceThreshold)
            campaign = null;
        if (source is null && campaign is null)
            return CallAttribution.Unknown with { Candidates = known.Candidates, Certainty = certainty, Nobody = known.Nobody };
        var probability = source is null ? certainty.Campaign : campaign is null ? certainty.Source : Math.Min(certainty.Source, certainty.Campaign);
        return new CallAttribution(MatchLevel.Source, probability, Lease: null, source, campaign, known.Candidates, certainty, known.Nobody);
    }

    private static List<Suspect> SuspectsOf(CallFacts facts, DelayModel model)
    {
        var suspects = new List<Suspect>(facts.Leases.Count);
        var places = new Dictionary<string, int>(facts.Leases.Count, StringComparer.Ordinal);
        foreach (var lease in facts.Leases)
        {
            if (lease.StartedAt > facts.At || IsTooLongAgo(lease, facts))
                continue;
            var suspect = SuspectOf(lease, facts, model);
            if (places.TryAdd(lease.Session, suspects.Count))
                suspects.Add(suspect);
            else if (Suspect.HeaviestFirst(suspect, suspects[places[lease.Session]]) < 0)
                suspects[places[lease.Session]] = suspect;
        }

        return suspects;
    }

    private static bool IsTooLongAgo(Lease lease, CallFacts facts) => lease.SeenAt < facts.At - WindowMs;

    private static Suspect SuspectOf(Lease lease, CallFacts facts, DelayModel model)
    {
        var delay = lease.SeenAt < facts.At ? facts.At - lease.SeenAt : 0;
        var weight = EvidenceWeight.Of(lease, facts, out var evidence);
        var open = model.OpenDensity((double)facts.At - lease.StartedAt);
        // Who left is never likelier than who is still there, other things being equal.
        return lease.IsOpenAt(facts.At)
            ? new Suspect(lease, delay, evidence | Evidence.Open, weight * open)
            : new Suspect(lease, delay, evidence, weight * Math.Min(open, model.Density(delay)));
    }

    /// <summary>The weights of nobody and of the visits that are no longer remembered.</summary>
    /// <remarks>Also a visit that is no candidate, since it is too long ago, says how far back the known ones reach.</remarks>
    private static (double Nobody, double Forgotten) OthersOf(CallFacts facts, DelayModel model, int candidates)
    {
        var (oldest, newest, visits) = (facts.At, long.MinValue, candidates);
        foreach (var lease in facts.Leases)
        {
            if (lease.StartedAt > facts.At)
                continue;
            (oldest, newest) = (Math.Min(oldest, lease.StartedAt), Math.Max(newest, lease.StartedAt));
            if (IsTooLongAgo(lease, facts))
                visits++;
        }

        var span = (double)facts.At - oldest;

        // Calls come soon after a visit, so the time since the newest one is no usual interval; it is left out. Through the quiet hours the
        // rate of the busy ones before them thus stays, which adds up to more visits than there were: an estimator that learns from
        // attributions by it takes ever more calls for nobody's. So the measured rate goes before.
        var visitsPerMs = facts.VisitsPerMs is > 0 and < double.PositiveInfinity and var measured ? measured
            : facts.Truncated && visits > 1 && newest > oldest ? (visits - 1) / Math.Max(1, (double)newest - oldest)
            : Math.Max(1, visits) / Math.Max(span, LeastSpanMs);
        var hour = facts.HourWeight is > 0 and < double.PositiveInfinity ? facts.HourWeight : 1;
        return (visitsPerMs * hour * model.Noise / (1 - model.Noise), facts.Truncated ? visitsPerMs * model.Later(span) : 0);
    }

    private static Candidate[] CandidatesOf(List<Suspect> suspects, double total)
    {
        var candidates = new Candidate[Math.Min(suspects.Count, MostCandidates)];
        for (var i = 0; i < candidates.Length; i++)
        {
            var (lease, delay, evidence, weight) = suspects[i];
            candidates[i] = new Candidate(lease.Session, weight / total, lease.Visit.Source.Source, lease.Visit.Source.Campaign, (int)(delay / 1000), evidence);
        }

        return candidates;
    }

    private readonly record struct Known(IReadOnlyList<Candidate> Candidates, double Nobody);
}

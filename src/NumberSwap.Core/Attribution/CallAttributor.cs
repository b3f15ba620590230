using NumberSwap.Core.Leasing;
using NumberSwap.Core.Traffic;

namespace NumberSwap.Core.Attribution;

/// <summary>Says which visit caused a call. The only place where that is decided.</summary>
/// <remarks>
/// For now by three constants, which are judgements, not measurements. What they leave to one is "none of them": a redialled or
/// remembered number, a wrong one.
/// </remarks>
public static class CallAttributor
{
    /// <summary>That a call to a leased number comes from one of its live leases.</summary>
    public const double LiveProbability = 0.95;

    /// <summary>That a call to a number without a live lease comes from the last one.</summary>
    public const double EndedProbability = 0.5;

    /// <summary>That a call to a static number comes from what the number stands for.</summary>
    public const double StaticProbability = 0.95;

    /// <summary>The least probability with which a session is chosen.</summary>
    public const double ChoiceThreshold = 0.5;

    private static readonly CallAttribution Unknown = new(MatchLevel.None, 0, Lease: null, Source: null, Campaign: null, []);

    /// <summary>Attributes a call to a leased number.</summary>
    /// <remarks>
    /// Leases that began after the ring are no candidates. Sessions with a live lease share <see cref="LiveProbability"/> equally;
    /// without any, the session seen last has <see cref="EndedProbability"/> and older ones have nothing. The best is chosen from
    /// <see cref="ChoiceThreshold"/> on. If none is, what all candidates agree on (source and medium, the campaign) is still known,
    /// with the probability that it is any of them.
    /// </remarks>
    /// <param name="leases">Leases of the dialled number, in any order.</param>
    /// <param name="at">The ring, Unix time in ms.</param>
    public static CallAttribution Attribute(IReadOnlyList<Lease> leases, long at)
    {
        var (suspects, total) = SuspectsOf(leases, at);
        if (suspects.Count == 0)
            return Unknown;

        var share = total / suspects.Count;
        var candidates = suspects.ConvertAll(lease =>
            new Candidate(lease.Session, share, lease.Visit.Source.Source, lease.Visit.Source.Campaign));
        if (share >= ChoiceThreshold)
        {
            var visit = suspects[0].Visit;
            return new CallAttribution(MatchLevel.Session, share, suspects[0], visit.Source, visit.Campaign, candidates);
        }

        var source = Agreement.OnSource(suspects);
        var campaign = Agreement.OnCampaign(suspects);
        return source is null && campaign is null
            ? Unknown with { Candidates = candidates }
            : new CallAttribution(MatchLevel.Source, total, Lease: null, source, campaign, candidates);
    }

    /// <summary>Attributes a call to a static number, which is the same for everybody: the person is never known.</summary>
    /// <param name="campaignId">Id of the campaign that the number belongs to, or null.</param>
    /// <param name="source">The source that the number stands for, or null.</param>
    public static CallAttribution Static(string? campaignId, TrafficSource? source) =>
        campaignId is null && source is null
            ? Unknown
            : new CallAttribution(MatchLevel.Source, StaticProbability, Lease: null, source, campaignId, []);

    /// <summary>The lease of each session that may have called, the one seen last first, and the probability that it is any of them.</summary>
    private static (List<Lease> Suspects, double Total) SuspectsOf(IReadOnlyList<Lease> leases, long at)
    {
        var live = new List<Lease>(1);
        Lease? last = null;
        foreach (var lease in leases)
        {
            if (lease.IsLiveAt(at))
                Add(live, lease);
            else if (lease.StartedAt <= at && (last is null || SeenLater(lease, last) < 0))
                last = lease;
        }

        if (live.Count == 0)
            return last is null ? ([], 0) : ([last], EndedProbability);

        live.Sort(SeenLater);
        return (live, LiveProbability);
    }

    /// <summary>Adds a session once, with the lease that was seen last.</summary>
    private static void Add(List<Lease> live, Lease lease)
    {
        var same = live.FindIndex(other => string.Equals(other.Session, lease.Session, StringComparison.Ordinal));
        if (same < 0)
            live.Add(lease);
        else if (SeenLater(lease, live[same]) < 0)
            live[same] = lease;
    }

    /// <summary>Orders leases, the one seen last first; never two of them as equal, so that the input's order does not matter.</summary>
    private static int SeenLater(Lease left, Lease right)
    {
        var order = right.SeenAt.CompareTo(left.SeenAt);
        if (order == 0)
            order = right.StartedAt.CompareTo(left.StartedAt);
        return order != 0 ? order : string.CompareOrdinal(left.Id, right.Id);
    }
}

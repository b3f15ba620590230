using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Says which visit caused a call, from the leases of the dialled number.</summary>
public sealed class CallMatcher(Catalog catalog, LeaseStore history)
{
    /// <summary>A visit explains a call for so long after it was last seen, ms (30 days).</summary>
    private const long Window = 30L * 24 * 3600_000;

    /// <summary>Longest that a ring waits for SQL when the hot state knows nothing of the number.</summary>
    private static readonly TimeSpan HistoryPatience = TimeSpan.FromMilliseconds(300);

    private static readonly CallAttribution Unknown = new(MatchLevel.None, 0, null, null, null, []);

    /// <summary>Matches a ring at <paramref name="at"/> (Unix ms). Never throws: what cannot be found out is not known.</summary>
    public async ValueTask<CallAttribution> MatchAsync(NumberRoute? route, IReadOnlyList<Lease> leases, long at)
    {
        if (route is null)
            return Unknown;
        if (route.Campaign is { } campaign)
            return CallAttributor.Static(campaign.Id, SourceOf(campaign), DelayModel.Prior);
        if (route.Pool is null)
            return Unknown;
        if (HasBegunBy(leases, at))
            return CallAttributor.Attribute(CallFacts.AtRing(at, leases), DelayModel.Prior);

        try
        {
            return CallAttributor.Attribute(CallFacts.AtRing(at, await HistoryAsync(route, at).WaitAsync(HistoryPatience)), DelayModel.Prior);
        }
        catch (Exception)
        {
            // The caller is put through all the same; the recorder matches again when SQL answers.
            return Unknown;
        }
    }

    /// <summary>A report as SQL keeps it. Unlike at the ring, it waits for SQL, and throws when SQL does not answer.</summary>
    public async ValueTask<RecordedCall> RecordedAsync(CallEntry entry, CancellationToken cancellation)
    {
        var route = catalog.RouteOf(entry.Report.To);
        if (route is null || route.Site.Site.Id != entry.Site)
            return new RecordedCall(entry, null, Unknown);
        var leases = entry.Leases;
        if (route.Pool is not null && !HasBegunBy(leases, entry.StartedAt))
            leases = await HistoryAsync(route, entry.StartedAt, cancellation);
        return new RecordedCall(entry, route.Destination, await MatchAsync(route, leases, entry.StartedAt));
    }

    private Task<IReadOnlyList<Lease>> HistoryAsync(NumberRoute route, long at, CancellationToken cancellation = default) =>
        history.OfNumberAsync(route.Site.Site.Id, route.Number, at, at - Window, SessionRules.LeasesPerNumber, cancellation);

    private static bool HasBegunBy(IReadOnlyList<Lease> leases, long at)
    {
        foreach (var lease in leases)
        {
            if (lease.StartedAt <= at)
                return true;
        }

        return false;
    }

    /// <summary>What a static number's campaign says of its callers: the parts of its rule that are no patterns.</summary>
    private static TrafficSource SourceOf(Campaign campaign) => new()
    {
        Source = Literal(campaign.Match.Source) ?? "(static)",
        Medium = Literal(campaign.Match.Medium) ?? "(none)",
        Campaign = Literal(campaign.Match.Campaign),
        Term = Literal(campaign.Match.Term),
        Content = Literal(campaign.Match.Content),
    };

    private static string? Literal(string? pattern) => pattern is null || pattern.Contains('*', StringComparison.Ordinal) ? null : pattern;
}

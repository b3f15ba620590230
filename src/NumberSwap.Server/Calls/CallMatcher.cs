using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Attribution;
using NumberSwap.Server.Catalogs;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Gathers what is known of a call, for <see cref="CallAttributor"/> to say which visit caused it.</summary>
public sealed class CallMatcher(Catalog catalog, LeaseStore history, AttributionStore attributions, SiteModels models)
{
    /// <summary>Leases that are weighed when a call is attributed from SQL; older ones count together.</summary>
    private const int MostLeases = 1000;

    /// <summary>Longest that a ring waits for SQL when the hot state knows nothing of the number.</summary>
    private static readonly TimeSpan HistoryPatience = TimeSpan.FromMilliseconds(300);

    /// <summary>Matches a ring at <paramref name="at"/> (Unix ms), by the model of <paramref name="now"/>. Never throws: what cannot be found out is not known.</summary>
    public async ValueTask<CallAttribution> MatchAsync(NumberRoute? route, IReadOnlyList<Lease> leases, long at, long now, bool fromHistory = true)
    {
        if (route is null || (route.Campaign is null && route.Pool is null))
            return CallAttribution.Unknown;
        var model = models.Of(route.Site.Site.Id, now);
        if (route.Campaign is { } campaign)
            return CallAttributor.Static(campaign.Id, SourceOf(campaign), model.Delay);
        if (HasBegunBy(leases, at) || !fromHistory)
            return CallAttributor.Attribute(CallFacts.AtRing(at, leases, model.VisitsOf(route.Pool!.Id), model.HourWeight(at)), model.Delay);

        try
        {
            var known = await HistoryAsync(route, at, SessionRules.LeasesPerNumber).WaitAsync(HistoryPatience);
            return CallAttributor.Attribute(CallFacts.AtRing(at, known, model.VisitsOf(route.Pool!.Id), model.HourWeight(at)), model.Delay);
        }
        catch (Exception)
        {
            // The caller is put through all the same; the call is attributed again when SQL answers.
            return CallAttribution.Unknown;
        }
    }

    /// <summary>A report as SQL keeps it. Unlike at the ring, it waits for SQL, and throws when SQL does not answer.</summary>
    public async ValueTask<RecordedCall> RecordedAsync(CallEntry entry, CancellationToken cancellation)
    {
        var route = catalog.RouteOf(entry.Report.To);
        if (route is null || route.Site.Site.Id != entry.Site)
            return new RecordedCall(entry, null, CallAttribution.Unknown);
        var leases = entry.Leases;
        if (route.Pool is not null && !HasBegunBy(leases, entry.StartedAt))
            leases = await HistoryAsync(route, entry.StartedAt, SessionRules.LeasesPerNumber, cancellation);
        var attribution = await MatchAsync(route, leases, entry.StartedAt, entry.At);
        return new RecordedCall(entry, route.Destination, attribution, route.Pool is null ? null : AttributionSchedule.First(entry.StartedAt, entry.At));
    }

    /// <summary>
    /// Matches a recorded call again, by all the number's leases within the window and by what is known of its caller. Null when its
    /// number belongs to no pool any more: then nothing better is known than before. Throws when SQL does not answer.
    /// </summary>
    public async ValueTask<CallAttribution?> MatchAgainAsync(CallRecord call, long now, CancellationToken cancellation)
    {
        var route = catalog.RouteOf(call.To);
        if (route?.Pool is null || route.Site.Site.Id != call.Site)
            return null;
        var leases = await HistoryAsync(route, call.StartedAt, MostLeases, cancellation);
        if (leases.Count == 0)
            return null;
        IReadOnlyList<KnownVisitor> known = call.From is null
            ? []
            : await attributions.KnownAsync(call.Site, call.From, call.StartedAt - KnownMs, call.StartedAt, cancellation);
        var model = models.Of(call.Site, now);
        var facts = new CallFacts(call.StartedAt, leases, leases.Count >= MostLeases, known, model.VisitsOf(route.Pool.Id), model.HourWeight(call.StartedAt));
        return CallAttributor.Attribute(facts, model.Delay);
    }

    // A phone stays with its owner for longer than a visit explains a call.
    private const long KnownMs = 365L * 24 * 3600_000;

    private Task<IReadOnlyList<Lease>> HistoryAsync(NumberRoute route, long at, int most, CancellationToken cancellation = default) =>
        history.OfNumberAsync(route.Site.Site.Id, route.Number, at, at - CallAttributor.WindowMs, most, cancellation);

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
    public static TrafficSource SourceOf(Campaign campaign) => new()
    {
        Source = Literal(campaign.Match.Source) ?? "(static)",
        Medium = Literal(campaign.Match.Medium) ?? "(none)",
        Campaign = Literal(campaign.Match.Campaign),
        Term = Literal(campaign.Match.Term),
        Content = Literal(campaign.Match.Content),
    };

    private static string? Literal(string? pattern) => pattern is null || pattern.Contains('*', StringComparison.Ordinal) ? null : pattern;
}

using System.Diagnostics;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Journal;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Journal;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Answers call platforms: where a dialled number's caller goes, and which visit caused the call.</summary>
public sealed class CallService(
    ILeasePool pool,
    Catalog catalog,
    CallMatcher matcher,
    CallStore store,
    SqliteJournal localJournal,
    Meters meters,
    TimeProvider clock,
    ILogger<CallService> log)
{
    /// <summary>Longest that a ring waits for the hot state.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private readonly LogOnce unavailable = new(clock, TimeSpan.FromSeconds(10));

    /// <summary>The number's route, as far as a key for one site may know it.</summary>
    public NumberRoute? RouteOf(string number, string? onlySite)
    {
        var route = catalog.RouteOf(number);
        return route is not null && (onlySite is null || route.Site.Site.Id == onlySite) ? route : null;
    }

    /// <summary>Matches a call without recording it.</summary>
    /// <param name="at">The ring, Unix ms.</param>
    public async ValueTask<CallAnswer> ResolveAsync(NumberRoute? route, long at)
    {
        var attribution = await matcher.MatchAsync(route, route?.Pool is null ? [] : await LeasesAsync(route), at, Now());
        return AnswerOf(null, route?.Destination, attribution, route?.Site);
    }

    /// <summary>Records a report of a call and matches the call. The answer is given when the report is journalled.</summary>
    /// <param name="fromHistory">False: SQL is not asked where the hot state knows nothing of the number; the call is matched when it is recorded.</param>
    /// <param name="patience">Longest that this node's own journal is waited for, where the hot state does not answer; null: until it has the report or fails.</param>
    /// <exception cref="TimeoutException">The report may be kept or not.</exception>
    public async ValueTask<CallAnswer> ReportAsync(CallReport report, NumberRoute? route, bool fromHistory = true, TimeSpan? patience = null)
    {
        // A platform whose clock runs ahead must not make a call of the future.
        if (report.StartedAt > Now())
            report = report with { StartedAt = null };

        var snapshot = await JournalAsync(report, route, patience);
        // Of a call whose beginning the hot state has forgotten, SQL still knows what was said at the ring.
        if (snapshot.First && report.Status != CallStatus.Ringing && await FindRecordedAsync(report) is { } known)
            return AnswerOf(report.Id, known.Destination, known.Attribution, route?.Site);

        var attribution = await matcher.MatchAsync(route, snapshot.Leases, snapshot.StartedAt, Now(), fromHistory);
        if (snapshot.First)
            meters.Called(attribution.Match);
        return AnswerOf(report.Id, route?.Destination, attribution, route?.Site);
    }

    public static CallAnswer AnswerOf(string? id, string? destination, CallAttribution attribution, SiteCatalog? site) => new(
        id,
        destination,
        attribution.Match,
        Shown(attribution.Probability),
        attribution.Lease is { } lease ? CallSession.Of(lease) : null,
        attribution.Source,
        attribution.Campaign is { } campaign ? new CallCampaign(campaign, site?.CampaignsById.GetValueOrDefault(campaign)?.Name) : null,
        [.. attribution.Candidates.Select(candidate => candidate with { Probability = Shown(candidate.Probability) })],
        attribution.Certainty is { } sure ? new Certainty(Shown(sure.Session), Shown(sure.Campaign), Shown(sure.Source)) : null);

    /// <summary>More digits would claim more than is known.</summary>
    private static double Shown(double probability) => Math.Round(probability, 4);

    private long Now() => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async ValueTask<IReadOnlyList<Lease>> LeasesAsync(NumberRoute route)
    {
        using var span = Meters.Activities.StartActivity("resolve");
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await pool.LeasesOfAsync(route.Site.Site.Id, route.Pool!.Id, route.Number).WaitAsync(Patience, clock);
        }
        catch (Exception failed)
        {
            LogUnavailable(failed);
            return [];
        }
        finally
        {
            meters.PoolTook("resolve", Stopwatch.GetElapsedTime(started));
        }
    }

    private async ValueTask<CallSnapshot> JournalAsync(CallReport report, NumberRoute? route, TimeSpan? patience)
    {
        using var span = Meters.Activities.StartActivity("call");
        var started = Stopwatch.GetTimestamp();
        try
        {
            return await pool.ReportCallAsync(report, route?.Pool?.Id).WaitAsync(Patience, clock);
        }
        catch (Exception failed)
        {
            // Without the hot state the report is kept in this node's own journal, and matched from SQL.
            LogUnavailable(failed);
            var now = Now();
            var at = report.StartedAt ?? now;
            var kept = localJournal.AppendAsync(new CallEntry(report.Site, now, report, at, []));
            await (patience is { } most ? new ValueTask(kept.AsTask().WaitAsync(most, clock)) : kept);
            return new CallSnapshot(at, [], First: true);
        }
        finally
        {
            meters.PoolTook("call", Stopwatch.GetElapsedTime(started));
        }
    }

    private async ValueTask<CallRecord?> FindRecordedAsync(CallReport report)
    {
        try
        {
            return await store.FindAsync(report.Site, report.Id).WaitAsync(Patience, clock);
        }
        catch (Exception failed)
        {
            log.LogWarning(failed, "SQL does not answer: a call's earlier reports could not be looked up");
            return null;
        }
    }

    private void LogUnavailable(Exception failed)
    {
        if (unavailable.IsDue())
            log.LogError(failed, "The hot state does not answer: calls are matched from SQL. See /health/ready");
    }
}

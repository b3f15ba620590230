using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Finds out what went before a call.</summary>
public sealed class CallStory(VisitHistoryStore history, CallStore calls, Catalog catalog)
{
    private const int MostOthers = 20;

    /// <summary>The clocks of platforms differ: a tap seems to come so much after its ring, ms.</summary>
    private const long SkewMs = 5_000;

    public async Task<CallVisits> OfAsync(CallRecord call, CancellationToken cancellation)
    {
        var chosen = call.Cause.Lease?.Session;
        var candidates = call.Attribution.Candidates.ToDictionary(candidate => candidate.Session, StringComparer.Ordinal);
        var sessions = candidates.Keys.Concat(chosen is null || candidates.ContainsKey(chosen) ? [] : [chosen]).ToList();
        var visits = (await history.OfSessionsAsync(call.Site, sessions, call.StartedAt + SkewMs, cancellation)).ToDictionary(visit => visit.Session, StringComparer.Ordinal);
        return new CallVisits(
            [.. sessions.Select(session => VisitOf(session, call, candidates.GetValueOrDefault(session), visits.GetValueOrDefault(session), session == chosen))],
            await OthersAsync(call, cancellation));
    }

    private CallVisit VisitOf(string session, CallRecord call, Candidate? candidate, RecordedVisit? visit, bool chosen)
    {
        // When retention has taken the visit, what was said of the call still knows the chosen one.
        var lease = call.Cause.Lease?.Session == session ? call.Cause.Lease : null;
        var facts = visit?.Visit ?? lease?.Visit;
        return new CallVisit(
            session,
            chosen,
            candidate is null ? null : Math.Round(candidate.Probability, 4),
            candidate?.DelaySeconds,
            candidate?.Evidence ?? Evidence.None,
            visit?.Visitor ?? lease?.Visitor,
            Time(visit?.StartedAt ?? lease?.SessionStartedAt),
            Time(visit?.SeenAt ?? lease?.SeenAt),
            facts?.Mobile,
            facts?.LandingPage,
            facts?.Referrer,
            facts?.Source,
            CampaignOf(call.Site, facts?.Campaign),
            [.. (visit?.Leases ?? (lease is null ? [] : [lease])).Select(shown => new VisitNumber(
                shown.Number, shown.Target, shown.Kind, UnixTime.ToUtc(shown.StartedAt), UnixTime.ToUtc(shown.SeenAt), shown.Number == call.To))],
            [.. (visit?.Notes ?? []).Select(note => new VisitEvent(UnixTime.ToUtc(note.At), note.Kind, note.Number))]);
    }

    private async Task<IReadOnlyList<OtherCall>> OthersAsync(CallRecord call, CancellationToken cancellation)
    {
        var ofCaller = await calls.OfCallerAsync(call, MostOthers, cancellation);
        var ofVisit = await calls.OfSessionAsync(call, MostOthers, cancellation);
        return [.. ofCaller.Concat(ofVisit)
            .DistinctBy(other => other.Id)
            .OrderByDescending(other => other.StartedAt)
            .Take(MostOthers)
            .Select(other => new OtherCall(
                other.Id,
                UnixTime.ToUtc(other.StartedAt),
                other.To,
                other.Status,
                other.TalkSeconds,
                other.Cause.Match,
                other.Cause.Source?.Source,
                CampaignOf(call.Site, other.Cause.Campaign),
                call.From is not null && other.From == call.From,
                other.Cause.Lease is { } lease && lease.Session == call.Cause.Lease?.Session))];
    }

    private CallCampaign? CampaignOf(string site, string? campaign) =>
        campaign is null ? null : new CallCampaign(campaign, catalog.ById(site)?.CampaignsById.GetValueOrDefault(campaign)?.Name);

    private static DateTime? Time(long? at) => at is { } time ? UnixTime.ToUtc(time) : null;
}

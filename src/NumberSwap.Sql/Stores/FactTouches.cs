using System.Text.Json;
using NumberSwap.Core.Reporting;
using NumberSwap.Core.Traffic;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Finds the visits that a call or a form counts for, by each attribution model.</summary>
internal static class FactTouches
{
    /// <summary>How far before a direct visit one that was not direct is looked for, ms.</summary>
    public const long WindowMs = 90L * 24 * 3600_000;

    private const int AtOnce = 300;

    /// <summary>The visits of each call whose cause is known.</summary>
    public static async Task<Dictionary<string, TouchedCall>> OfAsync(Work work, string site, IReadOnlyCollection<FactCall> calls)
    {
        var touched = new Dictionary<string, TouchedCall>(StringComparer.Ordinal);
        var named = new List<(string Call, FactCause.Leased Lease, Touch Last)>();
        foreach (var call in calls)
        {
            if (call.Cause() is not { Source: { } source } cause)
            {
                continue;
            }

            var last = TouchOf(source, cause.Lease?.Visit?.LandingPage);
            touched[call.Id] = new(last, last, last, Session: null, NondirectAt: null, FirstAt: null);
            if (cause.Lease is { } lease)
            {
                named.Add((call.Id, lease, last));
            }
        }

        var visits = await VisitsAsync(work, site, [.. named.Select(call => call.Lease.Visitor).Distinct(StringComparer.Ordinal)]);
        foreach (var (call, lease, last) in named)
        {
            touched[call] = Of(lease, last, visits[lease.Visitor]);
        }

        return touched;
    }

    /// <summary>The visits of each form that was sent in a known one: that visit itself, and what its visitor had come by before.</summary>
    public static async Task<Dictionary<string, TouchedCall>> OfAsync(Work work, string site, IReadOnlyCollection<FactLead> leads)
    {
        var touched = new Dictionary<string, TouchedCall>(StringComparer.Ordinal);
        var visits = await VisitsAsync(work, site, [.. leads.Select(lead => lead.Visitor).OfType<string>().Distinct(StringComparer.Ordinal)]);
        foreach (var lead in leads)
        {
            if (lead is not { Remembered: { } source, Session: { } session, Visitor: { } visitor })
            {
                continue;
            }

            // The visit says more than the lead remembers of it, as long as it is kept.
            var visit = visits[visitor].FirstOrDefault(visit => visit.Id == session);
            touched[lead.Id] = Of(new(session, visitor, visit?.StartedAt ?? lead.MadeAt, Visit: null), visit?.ToTouch() ?? TouchOf(source, lead.LandingPage), visits[visitor]);
        }

        return touched;
    }

    private static TouchedCall Of(FactCause.Leased lease, Touch last, IEnumerable<VisitRow> visits)
    {
        var (first, firstAt, nondirect, nondirectAt) = (last, lease.SessionStartedAt, last, lease.SessionStartedAt);
        var isFirst = true;
        foreach (var visit in visits.Where(visit => visit.StartedAt < lease.SessionStartedAt && visit.Id != lease.Session))
        {
            if (!isFirst && (!last.IsDirect || visit.StartedAt < lease.SessionStartedAt - WindowMs))
            {
                continue;
            }

            var touch = visit.ToTouch();
            if (isFirst)
            {
                (first, firstAt) = (touch, visit.StartedAt);
            }

            if (last.IsDirect && !touch.IsDirect && visit.StartedAt >= lease.SessionStartedAt - WindowMs)
            {
                (nondirect, nondirectAt) = (touch, visit.StartedAt);
            }

            isFirst = false;
        }

        return new(last, nondirect, first, lease.Session, nondirectAt, firstAt);
    }

    /// <summary>The visitors' visits, the oldest first.</summary>
    private static async Task<ILookup<string, VisitRow>> VisitsAsync(Work work, string site, IReadOnlyCollection<string> visitors)
    {
        var rows = new List<VisitRow>();
        foreach (var some in visitors.Chunk(AtOnce))
        {
            // COALESCE leaves the site's own index aside, which SQLite would prefer and walk through whole.
            rows.AddRange(await work.QueryAsync<VisitRow>(
                "SELECT id AS Id, visitor AS Visitor, started_at AS StartedAt, visit AS Visit FROM sessions WHERE visitor IN @some AND COALESCE(site_id, '') = @site", new { some, site }));
        }

        return rows.OrderBy(row => row.StartedAt).ThenBy(row => row.Id, StringComparer.Ordinal).ToLookup(row => row.Visitor, StringComparer.Ordinal);
    }

    private static Touch TouchOf(TrafficSource source, string? page) =>
        new(Clean(source.Source, 200)!, Clean(source.Medium, 100)!, Clean(source.Campaign, 250), Clean(source.CampaignId, 250), Clean(source.Term, 250), Clean(Touch.PageOf(page), 300));

    /// <summary>Without control characters, one of which stands between the parts of a stored touch.</summary>
    private static string? Clean(string? text, int max) =>
        Bounded.Text(text is not null && text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text, max);

    private sealed record VisitRow
    {
        public required string Id { get; init; }
        public required string Visitor { get; init; }
        public required long StartedAt { get; init; }
        public required string Visit { get; init; }

        public Touch ToTouch()
        {
            var visit = JsonSerializer.Deserialize(Visit, FactJson.Default.Came)!;
            return TouchOf(visit.Source!, visit.LandingPage);
        }
    }
}

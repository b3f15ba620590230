using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Attribution;
using NumberSwap.Core.Calls;
using NumberSwap.Core.Leasing;
using NumberSwap.Core.Sites;
using NumberSwap.Core.Traffic;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Calls;

/// <summary>Checks what somebody says a call was caused by.</summary>
public sealed class CorrectionReader(VisitHistoryStore history, Catalog catalog)
{
    private const int MaxSource = 100;
    private const int MaxReason = 500;

    /// <summary>The cause, or the problem to answer with.</summary>
    public async Task<(CallAttribution? Cause, ProblemHttpResult? Problem)> ReadAsync(CorrectionRequest request, CallRecord call, CancellationToken cancellation)
    {
        if (request.Reason is { } reason && (reason.Length > MaxReason || InputText.HasLoneSurrogate(reason) || reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t'))))
            return Refuse("reason", $"It may have {MaxReason} characters at most.");
        switch (request.Match)
        {
            case "none":
                return (CallAttribution.Unknown, null);
            case "session":
                return await LeaseAsync(request.Session, call, cancellation) is { } lease
                    ? (new CallAttribution(MatchLevel.Session, 1, lease, lease.Visit.Source, lease.Visit.Campaign, []), null)
                    : Refuse("session", "Choose one of the visits that had this number before the call.");
            case "source":
                return Source(request, catalog.ById(call.Site));
            default:
                return Refuse("match", "It has to be session, source or none.");
        }
    }

    private async Task<Lease?> LeaseAsync(string? session, CallRecord call, CancellationToken cancellation)
    {
        if (!Ids.IsWellFormed(session))
            return null;
        var visits = await history.OfSessionsAsync(call.Site, [session!], call.StartedAt, cancellation);

        // When retention has taken the visit, what was said of the call still knows it.
        return visits.SelectMany(visit => visit.Leases).LastOrDefault(lease => lease.Number == call.To)
            ?? new[] { call.Attribution.Lease, call.RingAttribution.Lease, call.Correction?.Attribution.Lease }.FirstOrDefault(lease => lease?.Session == session);
    }

    private static (CallAttribution? Cause, ProblemHttpResult? Problem) Source(CorrectionRequest request, SiteCatalog? site)
    {
        Campaign? campaign = null;
        if (request.Campaign is { Length: > 0 } id && (site is null || !site.CampaignsById.TryGetValue(id, out campaign)))
            return Refuse("campaign", "The site has no such campaign.");
        if (!TryRead(request.Source, out var source))
            return Refuse("source", $"It may have {MaxSource} characters at most, and no line breaks.");
        if (!TryRead(request.Medium, out var medium))
            return Refuse("medium", $"It may have {MaxSource} characters at most, and no line breaks.");
        if (source is null && campaign is null)
            return Refuse("source", "Name a source or a campaign.");
        var known = source is not null ? new TrafficSource { Source = source, Medium = medium ?? "(none)" }
            : campaign!.Match.Source is { } pattern && !pattern.Contains('*', StringComparison.Ordinal) ? CallMatcher.SourceOf(campaign)
            : null;
        return (new CallAttribution(MatchLevel.Source, 1, Lease: null, known, campaign?.Id, []), null);
    }

    /// <summary>As the sources of visits are written: trimmed, in lower case. Null for nothing.</summary>
    private static bool TryRead(string? text, out string? read)
    {
        read = text?.Trim().ToLowerInvariant() is { Length: > 0 } some ? some : null;
        return read is null || (read.Length <= MaxSource && !read.Any(char.IsControl) && !InputText.HasLoneSurrogate(read));
    }

    private static (CallAttribution?, ProblemHttpResult?) Refuse(string field, ProblemText detail) => (null, Problem.Invalid(field, detail));
}

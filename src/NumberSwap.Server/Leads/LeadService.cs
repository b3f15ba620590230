using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Calls;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Leads;

/// <summary>Leads: taken in, listed, deleted, with what follows from each.</summary>
public sealed class LeadService(LeadStore store, CallLookup lookup, AuditTrail trail, TimeProvider clock, ILogger<LeadService> log)
{
    private readonly ConcurrentDictionary<string, long> warned = new(StringComparer.Ordinal);

    /// <summary>Keeps a lead, as far as its consent allows.</summary>
    /// <param name="needsSession">True: a session that is not known refuses it.</param>
    /// <returns>The lead as it is kept, or the problem to answer with.</returns>
    public async Task<(Lead? Lead, ProblemHttpResult? Problem)> PutAsync(Site site, Lead lead, bool needsSession, CancellationToken cancellation)
    {
        // The form may be sent a moment after the page was opened.
        if (lead.Session is not null)
            await lookup.RefreshAsync(site.Id, cancellation);
        var (outcome, kept) = await store.PutAsync(lead, site.Settings.Leads.RequireConsent, needsSession, one => LeadCallbacks.WishOf(site, one), cancellation);
        switch (outcome)
        {
            case LeadOutcome.UnknownSession:
                return (null, Problem.NotFound("session"));
            case LeadOutcome.TooMany:
                return (null, Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_leads", $"One visit may leave {LeadStore.MostOfSession} leads at most. Nothing was kept."));
        }

        if (kept is { Kind: LeadKind.Callback, Phone: not null, CallBy: null })
            WarnOfFlood(site.Id);
        return (kept, null);
    }

    /// <summary>A part of a list, with the cursor of the next one.</summary>
    public async Task<(IReadOnlyList<Lead> Leads, string? Cursor)> ListAsync(LeadFilter filter, CancellationToken cancellation)
    {
        var leads = await store.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellation);
        return leads.Count > filter.Limit ? ([.. leads.Take(filter.Limit)], LeadCursor.Of(leads[filter.Limit - 1])) : (leads, null);
    }

    /// <summary>False when the site has no such lead.</summary>
    public async Task<bool> DeleteAsync(string site, string id, Actor by, CancellationToken cancellation) =>
        await store.FindAsync(site, id, cancellation) is { } lead
        && await store.DeleteAsync(site, id, clock.GetUtcNow().ToUnixTimeMilliseconds(), trail.Removed(by, site, "lead", id, lead.Form ?? "", new { lead.Kind, lead.Form, At = UnixTime.ToUtc(lead.MadeAt) }), cancellation);

    /// <summary>Once an hour: who floods the site is not to flood the log as well.</summary>
    private void WarnOfFlood(string site)
    {
        var hour = clock.GetUtcNow().ToUnixTimeSeconds() / 3600;
        if (!warned.TryGetValue(site, out var last) || last != hour)
        {
            warned[site] = hour;
            log.LogWarning("Site {Site} has more requests to be called back than visitors make: leads are kept, but make no tasks until some are settled", site);
        }
    }
}

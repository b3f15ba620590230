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
public sealed class LeadService(LeadStore store, CallLookup lookup, IEnumerable<ILeadListener> listeners, AuditTrail trail, TimeProvider clock, ILogger<LeadService> log)
{
    /// <summary>Keeps a lead, as far as its consent allows.</summary>
    /// <param name="needsSession">True: a session that is not known refuses it.</param>
    /// <returns>The lead as it is kept, or the problem to answer with.</returns>
    public async Task<(Lead? Lead, ProblemHttpResult? Problem)> PutAsync(Site site, Lead lead, bool needsSession, CancellationToken cancellation)
    {
        // The form may be sent a moment after the page was opened.
        if (lead.Session is not null)
            await lookup.RefreshAsync(site.Id, cancellation);
        var mayKeep = lead.Consent.Allows(site.Settings.Leads.RequireConsent);
        var (outcome, kept) = await store.PutAsync(lead, mayKeep, needsSession, cancellation);
        switch (outcome)
        {
            case LeadOutcome.UnknownSession:
                return (null, Problem.NotFound("session"));
            case LeadOutcome.TooMany:
                return (null, Problem.Of(StatusCodes.Status429TooManyRequests, "too_many_leads", $"One visit may leave {LeadStore.MostOfSession} leads at most. Nothing was kept."));
        }

        foreach (var listener in listeners)
            await TellAsync(listener, site, kept, outcome == LeadOutcome.Added);
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

    /// <summary>The lead is kept already: what somebody else makes of it must not refuse it.</summary>
    private async Task TellAsync(ILeadListener listener, Site site, Lead lead, bool isNew)
    {
        try
        {
            await listener.HearAsync(site, lead, isNew);
        }
        catch (Exception failed)
        {
            log.LogError(failed, "Lead {Lead} is kept, but what should have followed from it did not", lead.Id);
        }
    }
}

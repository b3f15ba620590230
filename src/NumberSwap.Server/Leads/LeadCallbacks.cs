using NumberSwap.Core.Audit;
using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Callbacks;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Leads;

/// <summary>Makes a call-back task for who asks in the widget to be called.</summary>
public sealed class LeadCallbacks(CallbackService callbacks, ILogger<LeadCallbacks> log) : ILeadListener
{
    private const long PromiseMs = CallbackRules.PromiseMinutes * 60_000L;

    public async Task HearAsync(Site site, Lead lead, bool isNew)
    {
        if (lead is not { Kind: LeadKind.Callback, Phone: { } phone })
            return;

        // What the widget promised counts; when that is later, nobody need call before somebody is there, or before the visitor wants it.
        DateTimeOffset? wanted = lead.CallBy is { } by && by - PromiseMs > lead.UpdatedAt ? DateTimeOffset.FromUnixTimeMilliseconds(OpensAt(site.Settings, by - PromiseMs)) : null;
        var (_, problem) = await callbacks.RequestAsync(site, new CallbackRequest(phone, lead.Name, lead.Wish, lead.Id, wanted), Actor.Server, CancellationToken.None, lead.CallBy);
        if (problem is not null)
            log.LogError("Lead {Lead} is kept, but it made no call-back task: {Why}", lead.Id, problem.ProblemDetails.Detail);
    }

    private static long OpensAt(SiteSettings settings, long at) => settings.Hours?.OpensAt(at, SiteDays.Zone(settings.TimeZone)) ?? at;
}

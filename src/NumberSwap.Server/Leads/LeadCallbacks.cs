using NumberSwap.Core.Callbacks;
using NumberSwap.Core.Leads;
using NumberSwap.Core.Sites;
using NumberSwap.Server.Pools.Days;

namespace NumberSwap.Server.Leads;

/// <summary>What who asks in the widget to be called wants of whoever calls.</summary>
public static class LeadCallbacks
{
    private const long PromiseMs = CallbackRules.PromiseMinutes * 60_000L;

    /// <summary>Null: the lead asks for no call, or nobody may know whom to call.</summary>
    public static CallbackWish? WishOf(Site site, Lead lead)
    {
        ArgumentNullException.ThrowIfNull(lead);
        if (lead is not { Kind: LeadKind.Callback, Phone: { } phone })
            return null;

        // What the widget promised counts; when that is later, nobody need call before somebody is there, or before the visitor wants it.
        long? wanted = lead.CallBy is { } by && by - PromiseMs > lead.UpdatedAt ? OpensAt(site.Settings, by - PromiseMs) : null;
        return new CallbackWish(site.Id, phone, lead.Id, lead.Name, lead.Wish, lead.UpdatedAt, wanted, lead.CallBy);
    }

    private static long OpensAt(SiteSettings settings, long at) => settings.Hours?.OpensAt(at, SiteDays.Zone(settings.TimeZone)) ?? at;
}

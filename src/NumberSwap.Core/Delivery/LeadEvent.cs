using NumberSwap.Core.Leads;

namespace NumberSwap.Core.Delivery;

/// <summary>Somebody left a lead: in a form, in the call-back widget, or by a system of the owner's.</summary>
/// <param name="Id">Made of the site, the lead and the type.</param>
/// <param name="Lead">The lead as it was then.</param>
public sealed record LeadEvent(string Id, long At, Lead Lead) : SiteEvent(Id, EventType.LeadCreated, At);

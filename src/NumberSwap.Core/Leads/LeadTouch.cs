namespace NumberSwap.Core.Leads;

/// <summary>The visit in which a lead was left, as the lead remembers it when the visit itself is no longer kept.</summary>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="Rule">Id of the campaign rule that covered the visit, or null.</param>
public sealed record LeadTouch(string Source, string Medium, string? Campaign, string? Term, string? Rule, string? LandingPage);

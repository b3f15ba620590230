using NumberSwap.Core.Leads;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.Leads;

/// <summary>A lead.</summary>
/// <param name="ExternalId">Its id at who told of it.</param>
/// <param name="Phone">Null with name, e-mail and message where consent was missing, or when they are kept no longer.</param>
/// <param name="Wish">When the visitor would like to be called.</param>
/// <param name="CallBy">By when a call back was promised.</param>
/// <param name="Consent">Null: nobody asked.</param>
/// <param name="Session">The visit in which it was left, or null; the fields after it are the visit's.</param>
/// <param name="Campaign">utm_campaign.</param>
/// <param name="CampaignId">The campaign rule that covered the visit.</param>
public sealed record LeadItem(
    string Id,
    LeadKind Kind,
    string ExternalId,
    DateTime At,
    DateTime UpdatedAt,
    string? Phone,
    string? Name,
    string? Email,
    string? Message,
    string? Form,
    string? Page,
    string? Wish,
    DateTime? CallBy,
    bool? Consent,
    string? ConsentText,
    DateTime? ConsentAt,
    string? Session,
    string? Source,
    string? Medium,
    string? Campaign,
    string? Term,
    string? CampaignId,
    string? LandingPage)
{
    public static LeadItem Of(Lead lead) => new(
        lead.Id,
        lead.Kind,
        lead.ExternalId,
        UnixTime.ToUtc(lead.MadeAt),
        UnixTime.ToUtc(lead.UpdatedAt),
        lead.Phone,
        lead.Name,
        lead.Email,
        lead.Message,
        lead.Form,
        lead.Page,
        lead.Wish,
        Time(lead.CallBy),
        lead.Consent.Given,
        lead.Consent.Wording,
        Time(lead.Consent.At),
        lead.Session,
        lead.Touch?.Source,
        lead.Touch?.Medium,
        lead.Touch?.Campaign,
        lead.Touch?.Term,
        lead.Touch?.Rule,
        lead.Touch?.LandingPage);

    private static DateTime? Time(long? at) => at is { } time ? UnixTime.ToUtc(time) : null;
}

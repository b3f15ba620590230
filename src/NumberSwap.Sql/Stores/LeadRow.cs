using NumberSwap.Core.Leads;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of the table <c>leads</c>.</summary>
internal sealed record LeadRow
{
    public const string Select =
        """
        SELECT id AS Id, site_id AS Site, kind AS Kind, external_id AS ExternalId, made_at AS MadeAt, updated_at AS UpdatedAt, phone AS Phone,
            name AS Name, email AS Email, message AS Message, form AS Form, page AS Page, wish AS Wish, call_by AS CallBy,
            consent AS Consent, consent_text AS ConsentText, consent_at AS ConsentAt, session_id AS Session, visitor AS Visitor,
            source AS Source, medium AS Medium, campaign AS Campaign, term AS Term, rule_id AS Rule, landing_page AS LandingPage
        FROM leads
        """;

    /// <summary>What is set to forget who it was.</summary>
    public const string Nameless = "phone = NULL, name = NULL, email = NULL, message = NULL, wish = NULL";

    public const string IsNamed = "(phone IS NOT NULL OR name IS NOT NULL OR email IS NOT NULL OR message IS NOT NULL OR wish IS NOT NULL)";

    public required string Id { get; init; }
    public required string Site { get; init; }
    public required LeadKind Kind { get; init; }
    public required string ExternalId { get; init; }
    public required long MadeAt { get; init; }
    public required long UpdatedAt { get; init; }
    public string? Phone { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Message { get; init; }
    public string? Form { get; init; }
    public string? Page { get; init; }
    public string? Wish { get; init; }
    public long? CallBy { get; init; }
    public int? Consent { get; init; }
    public string? ConsentText { get; init; }
    public long? ConsentAt { get; init; }
    public string? Session { get; init; }
    public string? Visitor { get; init; }
    public string? Source { get; init; }
    public string? Medium { get; init; }
    public string? Campaign { get; init; }
    public string? Term { get; init; }
    public string? Rule { get; init; }
    public string? LandingPage { get; init; }

    public static LeadRow Of(Lead lead) => new()
    {
        Id = lead.Id,
        Site = lead.Site,
        Kind = lead.Kind,
        ExternalId = lead.ExternalId,
        MadeAt = lead.MadeAt,
        UpdatedAt = lead.UpdatedAt,
        Phone = lead.Phone,
        Name = lead.Name,
        Email = lead.Email,
        Message = lead.Message,
        Form = lead.Form,
        Page = lead.Page,
        Wish = lead.Wish,
        CallBy = lead.CallBy,
        Consent = lead.Consent.Given is { } given ? given ? 1 : 0 : null,
        ConsentText = lead.Consent.Wording,
        ConsentAt = lead.Consent.At,
        Session = lead.Session,
        Visitor = lead.Visitor,
        Source = Bounded.Text(lead.Touch?.Source, 200),
        Medium = Bounded.Text(lead.Touch?.Medium, 100),
        Campaign = Bounded.Text(lead.Touch?.Campaign, 500),
        Term = Bounded.Text(lead.Touch?.Term, 500),
        Rule = lead.Touch?.Rule,
        LandingPage = lead.Touch?.LandingPage,
    };

    public Lead ToLead() => new()
    {
        Id = Id,
        Site = Site,
        Kind = Kind,
        ExternalId = ExternalId,
        MadeAt = MadeAt,
        UpdatedAt = UpdatedAt,
        Phone = Phone,
        Name = Name,
        Email = Email,
        Message = Message,
        Form = Form,
        Page = Page,
        Wish = Wish,
        CallBy = CallBy,
        Consent = new LeadConsent(Consent is { } given ? given == 1 : null, ConsentText, ConsentAt),
        Session = Session,
        Visitor = Visitor,
        Touch = Source is null ? null : new LeadTouch(Source, Medium ?? "(none)", Campaign, Term, Rule, LandingPage),
    };
}

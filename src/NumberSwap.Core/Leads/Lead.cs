namespace NumberSwap.Core.Leads;

/// <summary>Somebody left a way to be reached. Times are Unix times in ms.</summary>
/// <remarks>One whose consent is missing is counted, with nothing in it that says who it was.</remarks>
public sealed record Lead
{
    public required string Id { get; init; }
    public required string Site { get; init; }
    public required LeadKind Kind { get; init; }

    /// <summary>Its id at who told of it, unique among the site's leads of its kind: a repetition changes the same lead.</summary>
    public required string ExternalId { get; init; }

    public required long MadeAt { get; init; }
    public required long UpdatedAt { get; init; }

    /// <summary>E.164.</summary>
    public string? Phone { get; init; }

    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Message { get; init; }

    /// <summary>The form's name on its page.</summary>
    public string? Form { get; init; }

    /// <summary>Address of the page, without its query.</summary>
    public string? Page { get; init; }

    /// <summary>When the visitor would like to be called, in the visitor's words.</summary>
    public string? Wish { get; init; }

    /// <summary>By when a call back was promised; null: none was.</summary>
    public long? CallBy { get; init; }

    public required LeadConsent Consent { get; init; }

    public string? Session { get; init; }
    public string? Visitor { get; init; }

    /// <summary>Null when the session is not known.</summary>
    public LeadTouch? Touch { get; init; }

    /// <summary>The lead without what says who it was.</summary>
    public Lead Nameless() => this with { Phone = null, Name = null, Email = null, Message = null, Wish = null };

    /// <summary>This report of a lead that is known already: what it says counts, and what it leaves out stays.</summary>
    public Lead Over(Lead known) =>
        this with
        {
            Id = known.Id,
            MadeAt = known.MadeAt,
            Phone = Phone ?? known.Phone,
            Name = Name ?? known.Name,
            Email = Email ?? known.Email,
            Message = Message ?? known.Message,
            Form = Form ?? known.Form,
            Page = Page ?? known.Page,
            Wish = Wish ?? known.Wish,
            CallBy = known.CallBy ?? CallBy,
            Consent = Consent.Given is null ? known.Consent : Consent,
            Session = Session ?? known.Session,
            Visitor = Session is null ? known.Visitor : Visitor,
            Touch = Session is null ? known.Touch : Touch,
        };
}

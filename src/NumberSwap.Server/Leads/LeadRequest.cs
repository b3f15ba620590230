namespace NumberSwap.Server.Leads;

/// <summary>A lead, as one of the owner's systems tells it: a phone, an e-mail or both.</summary>
/// <param name="Site">Id of the site; may be left out with a key for one site.</param>
/// <param name="Session">The session in which it was left: <c>window.numberswap.session</c> of its page. Left out: it is tied to no visit.</param>
/// <param name="Phone">The phone as the visitor wrote it, 64 characters at most.</param>
/// <param name="Name">200 characters at most.</param>
/// <param name="Email">254 characters at most.</param>
/// <param name="Message">4000 characters at most.</param>
/// <param name="Form">The form's name, 200 characters at most.</param>
/// <param name="Page">Address of the page; its query is not kept.</param>
/// <param name="Consent">Whether the visitor agreed that it is kept; left out: nobody asked. Without it, where the site requires it, nothing personal is kept.</param>
/// <param name="ConsentText">What the visitor agreed to, 1000 characters at most.</param>
/// <param name="ConsentAt">When; left out: now.</param>
/// <param name="ExternalId">Its id at the system that tells of it, 100 characters at most: the same one again changes the same lead.</param>
/// <param name="At">When it was left; left out: now.</param>
public sealed record LeadRequest(
    string? Site,
    string? Session,
    string? Phone,
    string? Name = null,
    string? Email = null,
    string? Message = null,
    string? Form = null,
    string? Page = null,
    bool? Consent = null,
    string? ConsentText = null,
    DateTimeOffset? ConsentAt = null,
    string? ExternalId = null,
    DateTimeOffset? At = null);

namespace NumberSwap.Server.Leads;

/// <summary>What a page's script tells of a form that was sent, or of a call back that was asked for.</summary>
/// <param name="Site">The site key.</param>
/// <param name="Session">The page's session, where it has one.</param>
/// <param name="Kind"><c>form</c> (the default) or <c>callback</c>.</param>
/// <param name="Id">The page's own id of it, 8 to 64 letters, digits, <c>-</c>, <c>_</c>, <c>.</c>: the same one again changes the same lead.</param>
/// <param name="Wish">When the visitor would like to be called, 200 characters at most.</param>
/// <param name="CallAt">The same as a time, not more than two weeks ahead: a call back is due after it.</param>
/// <param name="Consent">Whether the visitor agreed that it is kept; left out: the page did not ask.</param>
/// <param name="ConsentText">What the visitor agreed to, 1000 characters at most.</param>
public sealed record PageLeadRequest(
    string? Site,
    string? Session = null,
    string? Kind = null,
    string? Id = null,
    string? Phone = null,
    string? Name = null,
    string? Email = null,
    string? Message = null,
    string? Form = null,
    string? Page = null,
    string? Wish = null,
    DateTimeOffset? CallAt = null,
    bool? Consent = null,
    string? ConsentText = null);

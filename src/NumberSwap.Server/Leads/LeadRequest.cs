namespace NumberSwap.Server.Leads;

/// <summary>A form in which a visitor left a phone.</summary>
/// <param name="Site">Id of the site; may be left out with a key for one site.</param>
/// <param name="Session">The session in which the form was sent: <c>window.numberswap.session</c> of its page.</param>
/// <param name="Phone">The phone as the visitor wrote it.</param>
public sealed record LeadRequest(string? Site, string? Session, string? Phone);

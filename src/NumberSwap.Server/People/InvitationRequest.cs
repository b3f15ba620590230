namespace NumberSwap.Server.People;

/// <summary>Somebody to invite.</summary>
/// <param name="Role"><c>analyst</c>, <c>manager</c> or <c>owner</c>.</param>
/// <param name="Site">Id of the site; left out: every site, or the only one that the key opens.</param>
public sealed record InvitationRequest(string? Email, string? Role, string? Site);

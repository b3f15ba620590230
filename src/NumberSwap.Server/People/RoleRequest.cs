namespace NumberSwap.Server.People;

/// <summary>A role to give.</summary>
/// <param name="Role"><c>analyst</c>, <c>manager</c> or <c>owner</c>.</param>
/// <param name="Site">Id of the site; left out: every site, or the only one that the key opens.</param>
public sealed record RoleRequest(string? Role, string? Site);

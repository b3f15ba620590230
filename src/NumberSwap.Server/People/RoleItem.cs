using NumberSwap.Core.People;

namespace NumberSwap.Server.People;

/// <summary>A person's role.</summary>
/// <param name="Site">Id of the site; null: every site, also later ones.</param>
public sealed record RoleItem(string? Site, Role Role);

using NumberSwap.Core.People;
using NumberSwap.Server.Hosting;

namespace NumberSwap.Server.People;

/// <summary>Somebody who signs in.</summary>
/// <param name="Language"><c>en</c> or <c>ru</c>; null: what the browser asks for.</param>
public sealed record PersonItem(string Id, string Email, string Name, string? Language, IReadOnlyList<RoleItem> Roles, DateTime CreatedAt)
{
    /// <param name="person">Whom to show.</param>
    /// <param name="site">Id of the only site whose roles are shown, beside those for all sites; null: all.</param>
    public static PersonItem Of(Person person, string? site) => new(
        person.Id,
        person.Email,
        person.Name,
        person.Language,
        [.. person.Roles
            .Where(role => site is null || role.Key == site || role.Key == Person.AllSites)
            .OrderBy(role => role.Key, StringComparer.Ordinal)
            .Select(role => new RoleItem(role.Key == Person.AllSites ? null : role.Key, role.Value))],
        UnixTime.ToUtc(person.CreatedAt));
}

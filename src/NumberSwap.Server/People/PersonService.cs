using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>People and their roles: listed, changed, removed.</summary>
public sealed class PersonService(PersonStore store, Sessions sessions, AuditTrail trail)
{
    /// <summary>Everybody, or those with a role at a site.</summary>
    public async Task<IReadOnlyList<Person>> ListAsync(string? site, CancellationToken cancellation) =>
        [.. (await store.ListAsync(cancellation)).Where(person => site is null || person.RoleAt(site) is not null)];

    public Task<Person?> FindAsync(string id, CancellationToken cancellation) => store.FindAsync(id, cancellation);

    /// <summary>A person with a role at a site; at any, where <paramref name="site"/> is null.</summary>
    public async Task<Person?> FindForAsync(string id, string? site, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } person && (site is null || person.RoleAt(site) is not null) ? person : null;

    /// <summary>A person with a role at a site and nowhere else; anybody, where <paramref name="site"/> is null.</summary>
    public async Task<Person?> FindWhollyOfAsync(string id, string? site, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } person && (site is null || person.Roles.Keys.All(at => at == site)) ? person : null;

    /// <param name="person">Id of the person.</param>
    /// <param name="site">Id of the site, or <see cref="Person.AllSites"/>.</param>
    /// <param name="role">Null takes the role away.</param>
    /// <param name="by">Who changes it.</param>
    public async Task<RoleChange> SetRoleAsync(string person, string site, Role? role, Actor by, CancellationToken cancellation)
    {
        if (await FindAsync(person, cancellation) is not { } known)
            return RoleChange.Unknown;
        Role? before = known.Roles.TryGetValue(site, out var had) ? had : null;
        if (before == role && role is not null)
            return RoleChange.Done;
        var action = role is null ? "person.removed" : "person.roleChanged";
        var entry = trail.Did(by, site == Person.AllSites ? null : site, action, person, known.Name, before is null ? null : new { role = before }, role is null ? null : new { role });
        var outcome = await store.SetRoleAsync(person, site, role, entry, cancellation);
        sessions.Forget();
        return outcome;
    }

    public async Task<RoleChange> RemoveAsync(string person, Actor by, CancellationToken cancellation)
    {
        if (await FindAsync(person, cancellation) is not { } known)
            return RoleChange.Unknown;
        var outcome = await store.RemoveAsync(person, trail.Removed(by, site: null, "person", person, known.Name, PersonItem.Of(known, site: null)), cancellation);
        sessions.Forget();
        return outcome;
    }

    /// <param name="person">As they were.</param>
    /// <param name="name">As <see cref="Hosting.InputText.NameProblem"/> lets pass.</param>
    /// <param name="language"><c>en</c>, <c>ru</c> or null.</param>
    /// <param name="by">Who changes it.</param>
    public async Task<bool> RenameAsync(Person person, string name, string? language, Actor by, CancellationToken cancellation)
    {
        name = name.Trim();
        var entry = trail.Changed(by, site: null, "person", person.Id, name, new { person.Name, person.Language }, new { name, language });
        var renamed = await store.RenameAsync(person.Id, name, language, entry, cancellation);
        sessions.Forget();
        return renamed;
    }
}

using NumberSwap.Core.People;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>People and their roles: listed, changed, removed.</summary>
public sealed class PersonService(PersonStore store, Sessions sessions)
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

    /// <param name="site">Id of the site, or <see cref="Person.AllSites"/>.</param>
    /// <param name="role">Null takes the role away.</param>
    public async Task<RoleChange> SetRoleAsync(string person, string site, Role? role, CancellationToken cancellation)
    {
        var outcome = await store.SetRoleAsync(person, site, role, cancellation);
        sessions.Forget();
        return outcome;
    }

    public async Task<RoleChange> RemoveAsync(string person, CancellationToken cancellation)
    {
        var outcome = await store.RemoveAsync(person, cancellation);
        sessions.Forget();
        return outcome;
    }

    public async Task<bool> RenameAsync(string person, string name, string? language, CancellationToken cancellation)
    {
        var renamed = await store.RenameAsync(person, name.Trim(), language, cancellation);
        sessions.Forget();
        return renamed;
    }
}

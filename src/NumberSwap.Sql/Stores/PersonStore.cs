using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>people</c> and <c>person_roles</c>.</summary>
public sealed class PersonStore(Database database)
{
    /// <exception cref="ConflictException">The email is somebody else's.</exception>
    public Task AddAsync(Person person, string passwordHash, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.FindAsync<string>("SELECT id FROM people WHERE email = @Email", new { person.Email }) is not null)
                    throw new ConflictException([person.Email]);
                await PersonRow.AddAsync(work, person, passwordHash);
                return true;
            },
            cancellation);

    public Task<IReadOnlyList<Person>> ListAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => PersonRow.ReadAsync(work, "", parameters: null), cancellation);

    public Task<Person?> FindAsync(string id, CancellationToken cancellation = default) => FirstAsync("WHERE p.id = @id", new { id }, cancellation);

    /// <param name="email">Lower case.</param>
    public Task<Person?> FindByEmailAsync(string email, CancellationToken cancellation = default) => FirstAsync("WHERE p.email = @email", new { email }, cancellation);

    /// <summary>True once the first owner is there.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(async work => await work.SingleAsync<int>("SELECT COUNT(*) FROM people") > 0, cancellation);

    /// <summary>False when there is no such person.</summary>
    public Task<bool> RenameAsync(string id, string name, string? language, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("UPDATE people SET name = @name, language = @language WHERE id = @id", new { id, name, language }) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>Gives another role at a site, or takes it away (null). A person without any role is removed.</summary>
    /// <param name="site">Id of the site, or <see cref="Person.AllSites"/>.</param>
    public Task<RoleChange> SetRoleAsync(string id, string site, Role? role, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        ChangeAsync(
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM people WHERE id = @id", new { id }) == 0)
                    return false;
                if (role is { } other)
                {
                    await PersonRow.SetRoleAsync(work, id, site, other);
                    return true;
                }

                if (await work.ExecuteAsync("DELETE FROM person_roles WHERE person_id = @id AND site_id = @site", new { id, site }) == 0)
                    return false;
                await work.ExecuteAsync("DELETE FROM people WHERE id = @id AND NOT EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = @id)", new { id });
                return true;
            },
            audit,
            cancellation);

    /// <summary>Removes a person with all roles and sign-ins.</summary>
    public Task<RoleChange> RemoveAsync(string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        ChangeAsync(async work => await work.ExecuteAsync("DELETE FROM people WHERE id = @id", new { id }) > 0, audit, cancellation);

    private Task<Person?> FirstAsync(string where, object parameters, CancellationToken cancellation) =>
        database.ReadAsync(async work => await PersonRow.ReadAsync(work, where, parameters) is [var person, ..] ? person : null, cancellation);

    private async Task<RoleChange> ChangeAsync(Func<Work, Task<bool>> change, AuditEntry? audit, CancellationToken cancellation)
    {
        var outcome = RoleChange.Unknown;
        await database.WriteAsync(
            async work =>
            {
                // Writing to the owners' rows makes changes wait for each other: two owners cannot remove one another at the same time.
                var owner = new { site = Person.AllSites, role = Role.Owner };
                var before = await work.ExecuteAsync("UPDATE person_roles SET role = role WHERE site_id = @site AND role = @role", owner);
                outcome = !await change(work) ? RoleChange.Unknown
                    : before > 0 && await work.SingleAsync<int>("SELECT COUNT(*) FROM person_roles WHERE site_id = @site AND role = @role", owner) == 0 ? RoleChange.LastOwner
                    : RoleChange.Done;
                return outcome == RoleChange.Done && await AuditStore.WroteAsync(work, audit);
            },
            cancellation);
        return outcome;
    }
}

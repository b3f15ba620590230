using NumberSwap.Core.People;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>A row of <c>people</c> without what nobody but the sign-in needs.</summary>
internal sealed record PersonRow
{
    public required string Id { get; init; }
    public required string Email { get; init; }
    public required string Name { get; init; }
    public string? Language { get; init; }
    public required long CreatedAt { get; init; }

    /// <param name="where">Over <c>people p</c>.</param>
    public static async Task<IReadOnlyList<Person>> ReadAsync(Work work, string where, object? parameters)
    {
        var people = await work.QueryAsync<PersonRow>(
            $"""
            SELECT p.id AS Id, p.email AS Email, p.name AS Name, p.language AS Language, p.created_at AS CreatedAt
            FROM people p {where} ORDER BY p.created_at, p.id
            """,
            parameters);
        if (people.Count == 0)
            return [];
        var roles = await work.QueryAsync<RoleRow>(
            $"SELECT r.person_id AS Person, r.site_id AS Site, r.role AS Role FROM person_roles r JOIN people p ON p.id = r.person_id {where}",
            parameters);
        var rolesOf = roles.ToLookup(role => role.Person, StringComparer.Ordinal);
        return [.. people.Select(person => new Person(
            person.Id,
            person.Email,
            person.Name,
            person.Language,
            rolesOf[person.Id].ToDictionary(role => role.Site, role => role.Role, StringComparer.Ordinal),
            person.CreatedAt))];
    }

    /// <summary>Adds a person with their roles.</summary>
    public static async Task AddAsync(Work work, Person person, string passwordHash)
    {
        await work.ExecuteAsync(
            """
            INSERT INTO people (id, email, name, password_hash, language, failed_count, locked_until, created_at)
            VALUES (@Id, @Email, @Name, @passwordHash, @Language, 0, 0, @CreatedAt)
            """,
            new { person.Id, person.Email, person.Name, passwordHash, person.Language, person.CreatedAt });
        foreach (var (site, role) in person.Roles)
            await SetRoleAsync(work, person.Id, site, role);
    }

    public static async Task SetRoleAsync(Work work, string person, string site, Role role)
    {
        var row = new { person, site, role };
        if (await work.ExecuteAsync("UPDATE person_roles SET role = @role WHERE person_id = @person AND site_id = @site", row) == 0)
            await work.ExecuteAsync("INSERT INTO person_roles (person_id, site_id, role) VALUES (@person, @site, @role)", row);
    }

    private sealed record RoleRow
    {
        public required string Person { get; init; }
        public required string Site { get; init; }
        public required Role Role { get; init; }
    }
}

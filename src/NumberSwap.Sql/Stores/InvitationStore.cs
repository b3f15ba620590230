using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>invitations</c>.</summary>
public sealed class InvitationStore(Database database)
{
    private const string Columns = "id AS Id, email AS Email, site_id AS Site, role AS Role, created_at AS CreatedAt, expires_at AS ExpiresAt";

    /// <summary>Adds an invitation in the place of an earlier one to the same person and site; what has expired goes too.</summary>
    public Task AddAsync(Invitation invitation, string tokenHash, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM invitations WHERE expires_at <= @CreatedAt", new { invitation.CreatedAt });
                // Links to the first owner stay side by side: several servers may each have printed one.
                if (!invitation.IsFirst)
                    await work.ExecuteAsync("DELETE FROM invitations WHERE email = @Email AND site_id = @Site", new { invitation.Email, invitation.Site });
                await work.ExecuteAsync(
                    """
                    INSERT INTO invitations (id, token_hash, email, site_id, role, created_at, expires_at)
                    VALUES (@Id, @tokenHash, @Email, @Site, @Role, @CreatedAt, @ExpiresAt)
                    """,
                    new { invitation.Id, tokenHash, invitation.Email, invitation.Site, invitation.Role, invitation.CreatedAt, invitation.ExpiresAt });
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>The invitations that are still open, without the links that make the first owner.</summary>
    public Task<IReadOnlyList<Invitation>> ListAsync(long now, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Invitation>>(
            async work => [.. (await work.QueryAsync<InvitationRow>(
                $"SELECT {Columns} FROM invitations WHERE email <> '' AND expires_at > @now ORDER BY created_at, id", new { now }))
                .Select(row => row.ToInvitation())],
            cancellation);

    public Task<Invitation?> FindAsync(string tokenHash, long now, CancellationToken cancellation = default) =>
        database.ReadAsync(work => FindAsync(work, tokenHash, now), cancellation);

    public Task<bool> DeleteAsync(string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("DELETE FROM invitations WHERE id = @id", new { id }) > 0 && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>
    /// Uses an invitation up: somebody new joins, signed in. False when it is not open any more, or somebody has its email; for the first
    /// owner, when anybody is there.
    /// </summary>
    public Task<bool> JoinAsync(string tokenHash, Person person, string passwordHash, SignIn signIn, string secretHash, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (!await UseUpAsync(work, tokenHash, person.CreatedAt)
                    || await work.FindAsync<string>("SELECT id FROM people WHERE email = @Email", new { person.Email }) is not null)
                {
                    return false;
                }

                await PersonRow.AddAsync(work, person, passwordHash);
                return await SignInStore.AddAsync(work, signIn, secretHash, passwordHash: null, audit);
            },
            cancellation);

    /// <summary>Uses an invitation up: somebody known gets its role, unless they have a greater one there. False when it is not open any more.</summary>
    public Task<bool> JoinAsync(string tokenHash, string person, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await FindAsync(work, tokenHash, now) is not { IsFirst: false } invitation || !await UseUpAsync(work, tokenHash, now))
                    return false;
                var has = await work.FindAsync<int>("SELECT role FROM person_roles WHERE person_id = @person AND site_id = @Site", new { person, invitation.Site });
                if (has < (int)invitation.Role)
                    await PersonRow.SetRoleAsync(work, person, invitation.Site, invitation.Role);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private static async Task<bool> UseUpAsync(Work work, string tokenHash, long now)
    {
        if (await FindAsync(work, tokenHash, now) is not { } invitation)
            return false;
        // Whoever deletes the row has used it: of two at once, the other one deletes nothing.
        if (!invitation.IsFirst)
            return await work.ExecuteAsync("DELETE FROM invitations WHERE token_hash = @tokenHash", new { tokenHash }) > 0;
        return await work.ExecuteAsync("DELETE FROM invitations WHERE email = ''") > 0 && await work.SingleAsync<int>("SELECT COUNT(*) FROM people") == 0;
    }

    private static async Task<Invitation?> FindAsync(Work work, string tokenHash, long now) =>
        (await work.FindAsync<InvitationRow>($"SELECT {Columns} FROM invitations WHERE token_hash = @tokenHash AND expires_at > @now", new { tokenHash, now }))?.ToInvitation();

    private sealed record InvitationRow
    {
        public required string Id { get; init; }
        public required string Email { get; init; }
        public required string Site { get; init; }
        public required Role Role { get; init; }
        public required long CreatedAt { get; init; }
        public required long ExpiresAt { get; init; }

        public Invitation ToInvitation() => new(Id, Email, Site, Role, CreatedAt, ExpiresAt);
    }
}

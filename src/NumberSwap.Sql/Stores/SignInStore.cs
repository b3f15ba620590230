using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>sign_ins</c>, and the passwords in <c>people</c>.</summary>
public sealed class SignInStore(Database database)
{
    private const string Columns = "s.id AS Id, s.person_id AS Person, s.agent AS Agent, s.created_at AS CreatedAt, s.seen_at AS SeenAt";

    /// <summary>
    /// Counts an attempt to sign in before its password is looked at, so that many at once are counted too. The last of <paramref name="most"/>
    /// locks the account until <paramref name="lockUntil"/>. Null: the account is locked, or nobody has this email.
    /// </summary>
    public async Task<SignInAttempt?> AttemptAsync(string email, long now, int most, long lockUntil, CancellationToken cancellation = default)
    {
        SignInAttempt? attempt = null;
        await database.WriteAsync(
            async work =>
            {
                var counted = await work.ExecuteAsync(
                    """
                    UPDATE people SET
                        locked_until = CASE WHEN failed_count + 1 >= @most THEN @lockUntil ELSE locked_until END,
                        failed_count = CASE WHEN failed_count + 1 >= @most THEN 0 ELSE failed_count + 1 END
                    WHERE email = @email AND locked_until <= @now
                    """,
                    new { email, now, most, lockUntil });
                attempt = await work.FindAsync<SignInAttempt>(
                    """
                    SELECT id AS Person, password_hash AS PasswordHash, CASE WHEN locked_until = @lockUntil THEN 1 ELSE 0 END AS IsLast
                    FROM people WHERE email = @email
                    """,
                    new { email, lockUntil });
                if (counted == 0)
                    attempt = null;
                return true;
            },
            cancellation);
        return attempt;
    }

    /// <summary>Adds a sign-in and forgets the failed attempts; whatever of anybody is over is deleted.</summary>
    /// <param name="passwordHash">Replaces the stored one; null leaves it.</param>
    public Task AddAsync(SignIn signIn, string secretHash, string? passwordHash = null, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(work => AddAsync(work, signIn, secretHash, passwordHash, audit), cancellation);

    /// <summary>Changes the password, and ends every sign-in but the new one.</summary>
    public Task ReplacePasswordAsync(SignIn signIn, string secretHash, string passwordHash, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM sign_ins WHERE person_id = @Person", new { signIn.Person });
                return await AddAsync(work, signIn, secretHash, passwordHash, audit);
            },
            cancellation);

    /// <summary>Who is signed in with a secret, and since when; it may be over.</summary>
    public Task<(SignIn SignIn, Person Person)?> FindAsync(string secretHash, CancellationToken cancellation = default) =>
        database.ReadAsync<(SignIn, Person)?>(
            async work =>
            {
                var row = await work.FindAsync<SignInRow>($"SELECT {Columns} FROM sign_ins s WHERE s.secret_hash = @secretHash", new { secretHash });
                return row is not null && await PersonRow.ReadAsync(work, "WHERE p.id = @id", new { id = row.Person }) is [var person]
                    ? (row.ToSignIn(), person)
                    : null;
            },
            cancellation);

    /// <summary>A person's sign-ins, the one seen last first; some may be over.</summary>
    public Task<IReadOnlyList<SignIn>> ListAsync(string person, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<SignIn>>(
            async work => [.. (await work.QueryAsync<SignInRow>($"SELECT {Columns} FROM sign_ins s WHERE s.person_id = @person ORDER BY s.seen_at DESC, s.id", new { person }))
                .Select(row => row.ToSignIn())],
            cancellation);

    public Task SeenAsync(string id, long at, CancellationToken cancellation = default) =>
        database.WriteAsync(async work => await work.ExecuteAsync("UPDATE sign_ins SET seen_at = @at WHERE id = @id AND seen_at < @at", new { id, at }) > 0, cancellation);

    /// <summary>Ends one sign-in of a person. False when it is none of theirs.</summary>
    public Task<bool> RevokeAsync(string person, string id, CancellationToken cancellation = default) =>
        database.WriteAsync(async work => await work.ExecuteAsync("DELETE FROM sign_ins WHERE person_id = @person AND id = @id", new { person, id }) > 0, cancellation);

    /// <summary>Ends all sign-ins of a person, or all but one. False when there was none.</summary>
    public Task<bool> RevokeAllAsync(string person, string? except = null, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync("DELETE FROM sign_ins WHERE person_id = @person AND id <> @except", new { person, except = except ?? "" }) > 0
                && await AuditStore.WroteAsync(work, audit),
            cancellation);

    internal static async Task<bool> AddAsync(Work work, SignIn signIn, string secretHash, string? passwordHash, AuditEntry? audit)
    {
        await work.ExecuteAsync(
            "UPDATE people SET failed_count = 0, locked_until = 0, password_hash = COALESCE(@passwordHash, password_hash) WHERE id = @Person",
            new { signIn.Person, passwordHash });
        await work.ExecuteAsync(
            "DELETE FROM sign_ins WHERE seen_at <= @idle OR created_at <= @longest",
            new { idle = signIn.CreatedAt - (long)SignIn.Idle.TotalMilliseconds, longest = signIn.CreatedAt - (long)SignIn.Longest.TotalMilliseconds });
        await work.ExecuteAsync(
            "INSERT INTO sign_ins (id, person_id, secret_hash, agent, created_at, seen_at) VALUES (@Id, @Person, @secretHash, @Agent, @CreatedAt, @SeenAt)",
            new { signIn.Id, signIn.Person, secretHash, signIn.Agent, signIn.CreatedAt, signIn.SeenAt });
        return await AuditStore.WroteAsync(work, audit);
    }

    private sealed record SignInRow
    {
        public required string Id { get; init; }
        public required string Person { get; init; }
        public string? Agent { get; init; }
        public required long CreatedAt { get; init; }
        public required long SeenAt { get; init; }

        public SignIn ToSignIn() => new(Id, Person, Agent, CreatedAt, SeenAt);
    }
}

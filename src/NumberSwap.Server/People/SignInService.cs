using System.Net;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>Signs people in and out, and changes their passwords. Every sign-in and every new password makes a new secret.</summary>
public sealed class SignInService(
    SignInStore store, PersonStore people, Passwords passwords, Sessions sessions, RefusalLimiter refusals, AuditStore audit, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Wrong passwords in a row that lock an account.</summary>
    public const int MostFailures = 10;

    /// <summary>How long it stays locked.</summary>
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private const int LongestAgent = 200;

    /// <summary>
    /// Signs in. An unknown email, a locked account and a wrong password are not told apart: by the answer, nor by the time that it takes.
    /// </summary>
    /// <returns>The secret for the cookie, or why there is none.</returns>
    public async Task<SignInAnswer> SignInAsync(string? email, string? password, HttpRequest request, CancellationToken cancellation)
    {
        if (!AllowsAttempt(request.HttpContext.Connection.RemoteIpAddress))
            return new SignInAnswer(SignInOutcome.TooManyAttempts, null, null);
        var (id, newHash) = await CheckAsync(PersonInput.Email(email) ?? "", password, cancellation);
        if (id is null || await people.FindAsync(id, cancellation) is not { } person)
            return new SignInAnswer(SignInOutcome.Refused, null, null);
        var secret = Sessions.NewSecret();
        await store.AddAsync(NewSignIn(id, request), Sessions.HashOf(secret), newHash, Entry(person, "person.signedIn"), cancellation);
        sessions.Forget();
        return new SignInAnswer(SignInOutcome.Done, secret, person);
    }

    /// <summary>Id of the person whose password this is, else null. It counts as an attempt; a right password forgets the wrong ones only once it is used.</summary>
    public async Task<(string? Person, string? NewHash)> CheckAsync(string email, string? password, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var attempt = await store.AttemptAsync(email, now.ToUnixTimeMilliseconds(), MostFailures, now.Add(LockedFor).ToUnixTimeMilliseconds(), cancellation);
        var (isRight, newHash) = await passwords.CheckAsync(attempt?.PasswordHash, password, cancellation);
        if (isRight)
            return (attempt!.Person, newHash);
        if (attempt is { IsLast: true } && await people.FindAsync(attempt.Person, cancellation) is { } person)
            await audit.AddAsync(Entry(person, "person.lockedOut") with { By = Actor.Server }, cancellation);
        return (null, null);
    }

    /// <summary>Whether this address may try once more. Every attempt counts, since each costs a hash.</summary>
    public bool AllowsAttempt(IPAddress? address) => refusals.Allows(address);

    public async Task SignOutAsync(PersonFeature session, CancellationToken cancellation)
    {
        await store.RevokeAsync(session.Person.Id, session.Session, cancellation);
        sessions.Forget();
    }

    /// <summary>Changes the password, and ends the person's sign-ins everywhere.</summary>
    /// <returns>The secret of the one new sign-in; null: the present password is wrong, or the account is locked.</returns>
    public async Task<string?> ChangePasswordAsync(Person person, string? present, string replacement, HttpRequest request, CancellationToken cancellation)
    {
        if ((await CheckAsync(person.Email, present, cancellation)).Person is null)
            return null;
        var hash = await passwords.HashAsync(replacement, cancellation);
        var secret = Sessions.NewSecret();
        await store.ReplacePasswordAsync(NewSignIn(person.Id, request), Sessions.HashOf(secret), hash, Entry(person, "person.passwordChanged"), cancellation);
        sessions.Forget();
        return secret;
    }

    /// <summary>A person's sign-ins that are not over, the one seen last first.</summary>
    public async Task<IReadOnlyList<SignIn>> ListAsync(string person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return [.. (await store.ListAsync(person, cancellation)).Where(signIn => !signIn.IsOver(now))];
    }

    /// <summary>Ends one sign-in of a person. False when it is none of theirs.</summary>
    public async Task<bool> RevokeAsync(string person, string session, CancellationToken cancellation)
    {
        var revoked = await store.RevokeAsync(person, session, cancellation);
        sessions.Forget();
        return revoked;
    }

    /// <summary>Ends all sign-ins of a person, or all but one.</summary>
    public async Task RevokeAllAsync(Person person, string? except, Actor by, CancellationToken cancellation)
    {
        await store.RevokeAllAsync(person.Id, except, Entry(person, "person.signedOut") with { By = by }, cancellation);
        sessions.Forget();
    }

    private AuditEntry Entry(Person person, string action) =>
        trail.Did(new Actor("person", person.Id, person.Name), site: null, action, person.Id, person.Name, before: null, after: null);

    internal SignIn NewSignIn(string person, HttpRequest request)
    {
        string? agent = request.Headers.UserAgent;
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return new SignIn(RandomId.New(), person, agent is { Length: > LongestAgent } ? agent[..LongestAgent] : agent, now, now);
    }
}

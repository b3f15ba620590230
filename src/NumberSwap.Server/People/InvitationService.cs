using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.People;
using NumberSwap.Server.Audit;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.People;

/// <summary>Links by which people join: made, shown, used up.</summary>
/// <remarks>
/// The link to the first owner is such an invitation too, to nobody yet. Its token is stored as a hash like all others, so each start
/// prints a new one while there is nobody; those printed before, also by other servers, work until the first of them is used.
/// </remarks>
public sealed class InvitationService(InvitationStore store, PersonStore people, SignInService signIns, Sessions sessions, Passwords passwords, AuditTrail trail, TimeProvider clock)
{
    private const int TokenLength = 40;

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Path of the link that makes the first owner; null once there is somebody.</summary>
    public async Task<string?> FirstLinkAsync(CancellationToken cancellation) =>
        await people.AnyAsync(cancellation) ? null : "/first/" + (await AddAsync("", Person.AllSites, Role.Owner, by: null, cancellation)).Token;

    /// <summary>Invites somebody, in the place of an earlier invitation to the same site.</summary>
    /// <param name="email">As <see cref="PersonInput.Email"/> reads it.</param>
    /// <param name="site">Id of the site, or <see cref="Person.AllSites"/>.</param>
    /// <param name="role">What they are to be there.</param>
    /// <param name="by">Who invites them.</param>
    /// <returns>The invitation, and the path of its link, which nobody can be told again.</returns>
    public async Task<(Invitation Invitation, string Link)> InviteAsync(string email, string site, Role role, Actor by, CancellationToken cancellation)
    {
        var (invitation, token) = await AddAsync(email, site, role, by, cancellation);
        return (invitation, "/invitation/" + token);
    }

    /// <summary>Invitations that are still open.</summary>
    public Task<IReadOnlyList<Invitation>> ListAsync(CancellationToken cancellation) => store.ListAsync(Now, cancellation);

    /// <summary>Takes an invitation back. False when there is none, or for another site than <paramref name="site"/>.</summary>
    public async Task<bool> WithdrawAsync(string id, string? site, Actor by, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).FirstOrDefault(open => open.Id == id && (site is null || open.Site == site)) is { } known
        && await store.DeleteAsync(id, Entry(by, known, "person.invitationWithdrawn", null, known.Email), cancellation);

    /// <summary>The open invitation with this token, and whether somebody with its email is there already.</summary>
    public async Task<(Invitation Invitation, Person? Known)?> FindAsync(string token, CancellationToken cancellation)
    {
        if (token.Length != TokenLength || await store.FindAsync(Sessions.HashOf(token), Now, cancellation) is not { } invitation)
            return null;
        return (invitation, invitation.IsFirst ? null : await people.FindByEmailAsync(invitation.Email, cancellation));
    }

    /// <summary>Somebody new joins and is signed in.</summary>
    /// <param name="email">Of the first owner; elsewhere the invitation's own counts.</param>
    /// <returns>The secret for the cookie; null when the link does not work any more.</returns>
    public async Task<string?> JoinAsync(string token, string? email, string name, string password, string? language, HttpRequest request, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not ({ } invitation, null))
            return null;
        var person = new Person(
            RandomId.New(),
            invitation.IsFirst ? email! : invitation.Email,
            name.Trim(),
            language,
            new Dictionary<string, Role>(StringComparer.Ordinal) { [invitation.Site] = invitation.Role },
            Now);
        var secret = Sessions.NewSecret();
        var hash = await passwords.HashAsync(password, cancellation);
        if (!await store.JoinAsync(Sessions.HashOf(token), person, hash, signIns.NewSignIn(person.Id, request), Sessions.HashOf(secret), Joined(person, invitation), cancellation))
            return null;
        sessions.Forget();
        return secret;
    }

    /// <summary>Somebody known gets the invitation's role besides their own. False when the link does not work any more.</summary>
    public async Task<bool> AcceptAsync(string token, Person person, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not ({ } invitation, _) || invitation.Email != person.Email)
            return false;
        var accepted = await store.JoinAsync(Sessions.HashOf(token), person.Id, Now, Joined(person, invitation), cancellation);
        sessions.Forget();
        return accepted;
    }

    private async Task<(Invitation Invitation, string Token)> AddAsync(string email, string site, Role role, Actor? by, CancellationToken cancellation)
    {
        var token = RandomId.Secret(TokenLength);
        var invitation = new Invitation(RandomId.New(), email, site, role, Now, Now + (long)Invitation.Lasting.TotalMilliseconds);
        await store.AddAsync(invitation, Sessions.HashOf(token), by is null ? null : Entry(by, invitation, "person.invited", null, email), cancellation);
        return (invitation, token);
    }

    private AuditEntry Joined(Person person, Invitation invitation) =>
        Entry(new Actor("person", person.Id, person.Name), invitation, "person.joined", person.Id, person.Name);

    private AuditEntry Entry(Actor by, Invitation invitation, string action, string? id, string name) =>
        trail.Did(by, invitation.Site == Person.AllSites ? null : invitation.Site, action, id, name, before: null, new { invitation.Role });
}

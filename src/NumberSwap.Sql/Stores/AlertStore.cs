using NumberSwap.Core.Audit;
using NumberSwap.Core.Mail;
using NumberSwap.Core.People;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>alert_addresses</c>: who gets mails of a site.</summary>
public sealed class AlertStore(Database database)
{
    public Task<IReadOnlyList<AlertAddress>> ListAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<AlertAddress>>(
            async work => await work.QueryAsync<AlertAddress>(
                "SELECT email AS Email, person_id AS Person, language AS Language FROM alert_addresses WHERE site_id = @site ORDER BY added_at, email", new { site }),
            cancellation);

    /// <summary>These and no others.</summary>
    public Task SetAsync(string site, IReadOnlyCollection<AlertAddress> addresses, long now, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM alert_addresses WHERE site_id = @site", new { site });
                await work.ExecuteAsync(
                    "INSERT INTO alert_addresses (site_id, email, person_id, language, added_at) VALUES (@site, @Email, @Person, @Language, @now)",
                    addresses.Select(address => new { site, address.Email, address.Person, address.Language, now }).ToList());

                // Who is not to be told any more is not told of what waits either.
                await work.ExecuteAsync(
                    """
                    DELETE FROM mails WHERE site_id = @site AND state = 0 AND kind IN (@missed, @request, @goal)
                        AND recipient NOT IN (SELECT email FROM alert_addresses WHERE site_id = @site)
                    """,
                    new { site, missed = MailKind.MissedCall, request = MailKind.Request, goal = MailKind.GoalBehind });
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Who stands behind an address at a site: the person, and the role there.</summary>
    public Task<(Person? Person, AlertAddress? Address)> FindAsync(string site, string email, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (
                await PersonRow.ReadAsync(work, "WHERE p.email = @email", new { email }) is [var person, ..] ? person : null,
                await work.FindAsync<AlertAddress>(
                    "SELECT email AS Email, person_id AS Person, language AS Language FROM alert_addresses WHERE site_id = @site AND email = @email", new { site, email })),
            cancellation);
}

using Microsoft.AspNetCore.Http.HttpResults;
using NumberSwap.Core;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Mail;
using NumberSwap.Server.Audit;
using NumberSwap.Server.Hosting;
using NumberSwap.Server.People;
using NumberSwap.Sql.Stores;

namespace NumberSwap.Server.Mail;

/// <summary>Who gets mails of a site.</summary>
public sealed class AlertService(AlertStore store, PersonStore people, MailSender sender, MailComposer composer, AuditTrail trail, TimeProvider clock)
{
    /// <summary>Addresses that a site may have.</summary>
    public const int Most = 50;

    public async Task<AlertList> ListAsync(string site, CancellationToken cancellation) =>
        new(sender.IsOn, [.. (await store.ListAsync(site, cancellation)).Select(address => new AlertItem(address.Email, address.Person is not null, address.Language))]);

    /// <summary>These and no others; null, or the problem to answer with.</summary>
    public async Task<ProblemHttpResult?> SetAsync(string site, IReadOnlyList<AlertRequest?>? asked, Actor by, CancellationToken cancellation)
    {
        if (asked is not { Count: <= Most })
            return Problem.Invalid("addresses", $"Name {Most} addresses at most.");
        var addresses = new Dictionary<string, AlertAddress>(StringComparer.Ordinal);
        foreach (var one in asked)
        {
            if (PersonInput.Email(one?.Email) is not { } email)
                return Problem.Invalid("addresses", "Each has to be an email address such as anna@shop.example.");
            if (one!.Language is not (null or "en" or "ru"))
                return Problem.Invalid("addresses", "A language has to be en or ru.");
            var person = await people.FindByEmailAsync(email, cancellation);
            addresses[email] = new AlertAddress { Email = email, Person = person?.RoleAt(site) is null ? null : person.Id, Language = one.Language };
        }

        var before = await store.ListAsync(site, cancellation);
        var entry = trail.Changed(by, site, "alerts", site, "", Told(before), Told(addresses.Values));
        await store.SetAsync(site, addresses.Values, clock.GetUtcNow().ToUnixTimeMilliseconds(), entry, cancellation);
        return null;
    }

    /// <summary>Sends a mail that says that mails arrive, now.</summary>
    /// <param name="email">One of the site's addresses, or that of somebody with a role there.</param>
    public async Task<(MailTest? Test, ProblemHttpResult? Problem)> TestAsync(string site, string? email, CancellationToken cancellation)
    {
        if (PersonInput.Email(email) is not { } recipient)
            return (null, PersonInput.EmailProblem());
        var (person, address) = await store.FindAsync(site, recipient, cancellation);
        if (address is null && person?.RoleAt(site) is null)
            return (null, Problem.Invalid("email", "It has to be one of the site's addresses. Add it to them first."));
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var mail = new QueuedMail { Id = RandomId.New(), Site = site, Kind = MailKind.Test, Recipient = recipient, CreatedAt = now };
        if (await composer.WriteAsync(recipient, [mail], cancellation) is not { } text)
            return (null, Problem.Invalid("email", "Nobody with this address has a role at the site any more."));
        var failed = await sender.SendAsync(recipient, text, mail.Id, cancellation);
        return (new MailTest(failed is null, failed?.Reason), null);
    }

    private static object Told(IEnumerable<AlertAddress> addresses) => new { addresses = addresses.Select(address => address.Email) };
}

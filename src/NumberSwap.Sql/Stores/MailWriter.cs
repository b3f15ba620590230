using NumberSwap.Core;
using NumberSwap.Core.Mail;
using NumberSwap.Core.People;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Puts mails into the table <c>mails</c>, in the transaction of what they tell of.</summary>
internal static class MailWriter
{
    private const string Add =
        """
        INSERT INTO mails (id, site_id, kind, recipient, task_id, subject, state, attempts, next_at, leased_until, created_at)
        VALUES (@Id, @Site, @Kind, @Recipient, @Task, @Subject, 0, 0, @At, 0, @At)
        """;

    /// <summary>Tells those who want to know of a site's missed calls of a task.</summary>
    public static async Task AlertAsync(Work work, CallbackRow task, MailKind kind, long at) =>
        await WriteAsync(work, task.Site, kind, await AddressesAsync(work, task.Site), task.Id, subject: null, at);

    /// <summary>Tells those who are told of a site's missed calls that a goal falls behind. False: there is nobody to tell.</summary>
    public static async Task<bool> BehindAsync(Work work, string site, string goal, long now)
    {
        var addresses = await AddressesAsync(work, site);
        await WriteAsync(work, site, MailKind.GoalBehind, addresses, task: null, goal, now);
        return addresses.Count > 0;
    }

    /// <summary>Tells the owners of a site that one of its destinations is paused.</summary>
    public static async Task<bool> PausedAsync(Work work, string site, string destination, long now)
    {
        var owners = await work.QueryAsync<string>(
            "SELECT DISTINCT p.email FROM people p JOIN person_roles r ON r.person_id = p.id WHERE r.role = @owner AND r.site_id IN (@site, @all)",
            new { owner = Role.Owner, site, all = Person.AllSites });
        await WriteAsync(work, site, MailKind.DestinationPaused, owners, task: null, destination, now);
        return true;
    }

    public static async Task WriteAsync(Work work, string site, MailKind kind, IReadOnlyCollection<string> recipients, string? task, string? subject, long at)
    {
        foreach (var recipient in recipients)
        {
            await work.ExecuteAsync(Add, new { Id = RandomId.New(), Site = site, Kind = kind, Recipient = recipient, Task = task, Subject = Bounded.Text(subject, 1000), At = at });
        }

        work.WroteToOutbox |= recipients.Count > 0;
    }

    private static Task<List<string>> AddressesAsync(Work work, string site) =>
        work.QueryAsync<string>("SELECT email FROM alert_addresses WHERE site_id = @site", new { site });
}

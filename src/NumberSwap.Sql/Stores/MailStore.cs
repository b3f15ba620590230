using NumberSwap.Core.Mail;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>mails</c>, which <see cref="MailWriter"/> fills: what is due is claimed here, and what came of it written down.</summary>
public sealed class MailStore(Database database)
{
    /// <summary>So many mails go out to one recipient at once…</summary>
    public const int AtOnce = 3;

    /// <summary>…in this time, ms (15 min); what comes beyond is gathered…</summary>
    public const long WindowMs = 15 * 60_000L;

    /// <summary>…into one mail each time this has passed since the last, ms (5 min).</summary>
    public const long GatherMs = 5 * 60_000L;

    /// <summary>Mails that one digest tells of at most.</summary>
    public const int MostGathered = 500;

    private const string Select =
        """
        SELECT id AS Id, site_id AS Site, kind AS Kind, recipient AS Recipient, task_id AS Task, subject AS Subject, state AS State, attempts AS Attempts,
            created_at AS CreatedAt, done_at AS DoneAt, error AS Error
        FROM mails
        """;

    /// <summary>Puts a mail into the queue.</summary>
    public Task AddAsync(string site, MailKind kind, string recipient, long now, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await MailWriter.WriteAsync(work, site, kind, [recipient], task: null, subject: null, now);
                return true;
            },
            cancellation);

    /// <summary>
    /// Claims all that waits for one recipient of one site, the longest first, for the time of a lease. Who has had several mails lately waits a little,
    /// and then gets what has gathered meanwhile in one. Empty: nothing is due.
    /// </summary>
    public async Task<IReadOnlyList<QueuedMail>> ClaimAsync(long now, long until, CancellationToken cancellation = default)
    {
        IReadOnlyList<QueuedMail> claimed = [];
        await database.WriteAsync(
            async work =>
            {
                claimed = [];
                while (await work.FindAsync<FirstRow>(
                    $"SELECT site_id AS Site, recipient AS Recipient FROM mails WHERE state = 0 AND next_at <= @now ORDER BY next_at, id {work.Dialect.First}", new { now }) is { } first)
                {
                    var key = new { first.Site, first.Recipient, now, until, since = now - WindowMs, limit = MostGathered };
                    var sent = await work.QueryAsync<long>(
                        "SELECT DISTINCT done_at FROM mails WHERE recipient = @Recipient AND state = 1 AND done_at > @since ORDER BY done_at DESC", key);
                    var busy = await work.FindAsync<long?>("SELECT MAX(leased_until) FROM mails WHERE recipient = @Recipient AND state = 0 AND leased_until > @now", key);
                    var wait = busy ?? (sent.Count >= AtOnce ? sent[0] + GatherMs : now);
                    if (wait > now)
                    {
                        await work.ExecuteAsync("UPDATE mails SET next_at = @wait WHERE recipient = @Recipient AND state = 0 AND next_at <= @now", new { first.Recipient, now, wait });
                        continue;
                    }

                    claimed = await work.QueryAsync<QueuedMail>(
                        $"{Select} WHERE recipient = @Recipient AND site_id = @Site AND state = 0 AND next_at <= @now ORDER BY created_at, id {work.Dialect.Limit}", key);
                    await work.ExecuteAsync(
                        "UPDATE mails SET attempts = attempts + 1, leased_until = @until, next_at = @until WHERE id = @Id", claimed.Select(mail => new { mail.Id, until }).ToList());
                    claimed = [.. claimed.Select(mail => mail with { Attempts = mail.Attempts + 1 })];
                    break;
                }

                return true;
            },
            cancellation);
        return claimed;
    }

    /// <summary>Writes down what came of mails that were claimed.</summary>
    /// <param name="nextAt">With <see cref="MailState.Pending"/>: when to attempt them again, Unix ms.</param>
    public Task SettleAsync(IEnumerable<QueuedMail> mails, MailState state, string? error, long now, long nextAt, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                var rows = mails.Select(mail => new { mail.Id, state, error = Bounded.Text(error, 500), done = state == MailState.Pending ? (long?)null : now, nextAt }).ToList();
                await work.ExecuteAsync("UPDATE mails SET state = @state, error = @error, done_at = @done, leased_until = 0, next_at = @nextAt WHERE id = @Id AND state = 0", rows);
                return true;
            },
            cancellation);

    /// <summary>When the next mail is due, Unix ms; null: none waits.</summary>
    public Task<long?> NextDueAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => work.FindAsync<long?>($"SELECT next_at FROM mails WHERE state = 0 ORDER BY next_at, id {work.Dialect.First}"), cancellation);

    /// <summary>A site's newest mails.</summary>
    public Task<IReadOnlyList<QueuedMail>> ListAsync(string site, int max, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<QueuedMail>>(
            async work => await work.QueryAsync<QueuedMail>($"{Select} WHERE site_id = @site ORDER BY created_at DESC, id DESC {work.Dialect.Limit}", new { site, limit = max }), cancellation);

    private sealed record FirstRow
    {
        public required string Site { get; init; }
        public required string Recipient { get; init; }
    }
}

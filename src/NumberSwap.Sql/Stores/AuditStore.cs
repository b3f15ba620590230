using NumberSwap.Core.Audit;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>audit_log</c>: who changed what. Entries are written with the change, in its transaction, and never changed.</summary>
public sealed class AuditStore(Database database)
{
    public Task<IReadOnlyList<AuditEntry>> ListAsync(AuditFilter filter, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<AuditEntry>>(
            async work =>
            {
                var rows = await work.QueryAsync<AuditRow>(
                    $"""
                    SELECT id AS Id, made_at AS MadeAt, site_id AS Site, actor_kind AS ActorKind, actor_id AS ActorId, actor_name AS ActorName,
                        action AS Action, subject_id AS Subject, subject_name AS SubjectName, before_json AS BeforeJson, after_json AS AfterJson
                    FROM audit_log{Where(filter)} ORDER BY made_at DESC, id DESC {work.Dialect.Limit}
                    """,
                    new
                    {
                        filter.Site,
                        filter.From,
                        filter.To,
                        filter.By,
                        filter.Kind,
                        AfterAt = filter.After?.At,
                        AfterId = filter.After?.Id,
                        limit = Math.Clamp(filter.Limit, 1, 1000),
                    });
                return [.. rows.Select(row => row.ToEntry())];
            },
            cancellation);

    /// <summary>Takes a phone out of what a site's entries say was before and after; returns of how many. All else that they tell stays.</summary>
    /// <param name="phone">E.164.</param>
    public async Task<int> ForgetAsync(string site, string phone, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(phone);
        var count = 0;
        await database.WriteAsync(
            async work =>
            {
                count = await work.ExecuteAsync(
                    """
                    UPDATE audit_log SET before_json = REPLACE(before_json, @digits, @gone), after_json = REPLACE(after_json, @digits, @gone)
                    WHERE site_id = @site AND (before_json LIKE @holding OR after_json LIKE @holding)
                    """,
                    new { site, digits = phone[1..], gone = "…", holding = $"%{phone[1..]}%" });
                return count > 0;
            },
            cancellation);
        return count;
    }

    /// <summary>Who did this to something first; null where the log does not say.</summary>
    public Task<Actor?> MakerAsync(string action, string subject, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => await work.FindAsync<(string Kind, string Id, string Name)?>(
                $"SELECT actor_kind, actor_id, actor_name FROM audit_log WHERE action = @action AND subject_id = @subject ORDER BY made_at {work.Dialect.First}", new { action, subject })
                is var (kind, id, name) ? new Actor(kind, id, name) : null,
            cancellation);

    /// <summary>Everybody who changed something of a site (of any, when it is null), the name that they had last, by name.</summary>
    public Task<IReadOnlyList<Actor>> ListActorsAsync(string? site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<Actor>>(
            async work =>
            {
                var rows = await work.QueryAsync<(string Kind, string Id, string Name)>(
                    $"""
                    SELECT a.actor_kind, a.actor_id, a.actor_name
                    FROM audit_log a JOIN (
                        SELECT actor_id, MAX(made_at) AS last_at FROM audit_log {(site is null ? "" : "WHERE site_id = @site")} GROUP BY actor_id) latest
                        ON latest.actor_id = a.actor_id AND latest.last_at = a.made_at
                    {(site is null ? "" : "WHERE a.site_id = @site")}
                    """,
                    new { site });
                return [.. rows.DistinctBy(row => row.Id).Select(row => new Actor(row.Kind, row.Id, row.Name)).OrderBy(actor => actor.Name, StringComparer.OrdinalIgnoreCase)];
            },
            cancellation);

    /// <summary>Writes an entry of what changes nothing else.</summary>
    public Task AddAsync(AuditEntry entry, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await AddAsync(work, entry);
                return true;
            },
            cancellation);

    /// <summary>Writes an entry within the transaction of the change that it tells of.</summary>
    internal static Task AddAsync(Work work, AuditEntry entry) =>
        work.ExecuteAsync(
            """
            INSERT INTO audit_log (id, made_at, site_id, actor_kind, actor_id, actor_name, subject_kind, action, subject_id, subject_name, before_json, after_json)
            VALUES (@Id, @At, @Site, @ActorKind, @ActorId, @ActorName, @Kind, @Action, @Subject, @SubjectName, @Before, @After)
            """,
            new
            {
                entry.Id,
                entry.At,
                entry.Site,
                ActorKind = entry.By.Kind,
                ActorId = Bounded.Text(entry.By.Id, 64),
                ActorName = entry.By.Name,
                Kind = entry.Action.Split('.')[0],
                entry.Action,
                Subject = Bounded.Text(entry.Subject, 64),
                entry.SubjectName,
                entry.Before,
                entry.After,
            });

    /// <summary>Writes what there is to write; always true.</summary>
    internal static async Task<bool> WroteAsync(Work work, AuditEntry? entry)
    {
        if (entry is not null)
        {
            await AddAsync(work, entry);
        }

        return true;
    }

    private static string Where(AuditFilter filter)
    {
        var where = new Conditions();
        where.Add(filter.Site is not null, "site_id = @Site");
        where.Add(filter.From is not null, "made_at >= @From");
        where.Add(filter.To is not null, "made_at < @To");
        where.Add(filter.By is not null, "actor_id = @By");
        where.Add(filter.Kind is not null, "subject_kind = @Kind");

        // The first condition says nothing new, but lets the index jump to the page.
        where.Add(filter.After is not null, "made_at <= @AfterAt AND (made_at < @AfterAt OR id < @AfterId)");
        return where.ToString();
    }

    private sealed record AuditRow
    {
        public required string Id { get; init; }
        public required long MadeAt { get; init; }
        public string? Site { get; init; }
        public required string ActorKind { get; init; }
        public required string ActorId { get; init; }
        public required string ActorName { get; init; }
        public required string Action { get; init; }
        public string? Subject { get; init; }
        public string? SubjectName { get; init; }
        public string? BeforeJson { get; init; }
        public string? AfterJson { get; init; }

        public AuditEntry ToEntry() => new(Id, MadeAt, Site, new Actor(ActorKind, ActorId, ActorName), Action, Subject, SubjectName, BeforeJson, AfterJson);
    }
}

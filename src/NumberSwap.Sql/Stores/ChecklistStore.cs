using NumberSwap.Core.Audit;
using NumberSwap.Core.Checklists;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>checklists</c> and <c>checklist_versions</c>. Versions are added and never changed.</summary>
public sealed class ChecklistStore(Database database)
{
    private const string Columns =
        """
        SELECT c.id AS Id, c.site_id AS Site, v.name AS Name, v.version AS Version, v.items AS Items, v.made_at AS MadeAt,
            v.author_kind AS AuthorKind, v.author_id AS AuthorId, v.author_name AS AuthorName, c.archived_at AS ArchivedAt
        FROM checklists c JOIN checklist_versions v ON v.checklist_id = c.id
        """;

    private const string Current = Columns + " AND v.version = c.version";

    public Task AddAsync(Checklist checklist, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(
                    "INSERT INTO checklists (id, site_id, version, archived_at, created_at) VALUES (@Id, @Site, @Version, NULL, @MadeAt)", checklist);
                await AddVersionAsync(work, checklist);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Makes the checklist's next version. False when it is not at the version before any more, or there is no such checklist.</summary>
    public Task<bool> AddVersionAsync(Checklist checklist, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync("UPDATE checklists SET version = @Version WHERE site_id = @Site AND id = @Id AND version = @Version - 1", checklist) == 0)
                    return false;
                await AddVersionAsync(work, checklist);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Puts a checklist away, or with null takes it into use again. False when there is no such checklist, or it is so already.</summary>
    /// <param name="at">Unix time in ms.</param>
    public Task<bool> ArchiveAsync(string site, string id, long? at, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work => await work.ExecuteAsync(
                $"UPDATE checklists SET archived_at = @at WHERE site_id = @site AND id = @id AND archived_at IS {(at is null ? "NOT NULL" : "NULL")}", new { site, id, at }) > 0
                && await AuditStore.WroteAsync(work, audit),
            cancellation);

    /// <summary>A site's checklists at their newest version, the oldest first; those in use before archived ones.</summary>
    public Task<IReadOnlyList<Checklist>> ListAsync(string site, CancellationToken cancellation = default) =>
        ReadAsync(Current + " WHERE c.site_id = @site ORDER BY CASE WHEN c.archived_at IS NULL THEN 0 ELSE 1 END, c.created_at, c.id", new { site }, cancellation);

    /// <summary>The checklist at a version, or at its newest (null).</summary>
    public async Task<Checklist?> FindAsync(string site, string id, int? version = null, CancellationToken cancellation = default)
    {
        var which = version is null ? Current + " WHERE c.site_id = @site AND c.id = @id" : Columns + " WHERE c.site_id = @site AND c.id = @id AND v.version = @version";
        return await ReadAsync(which, new { site, id, version }, cancellation) is [var found, ..] ? found : null;
    }

    /// <summary>All versions, the newest first.</summary>
    public Task<IReadOnlyList<Checklist>> VersionsAsync(string site, string id, CancellationToken cancellation = default) =>
        ReadAsync(Columns + " WHERE c.site_id = @site AND c.id = @id ORDER BY v.version DESC", new { site, id }, cancellation);

    /// <summary>Sites that have a checklist in use, with the time when the oldest of them was made, Unix time in ms.</summary>
    public Task<IReadOnlyList<(string Site, long Since)>> ActiveSitesAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string Site, long Since)>>(
            async work => await work.QueryAsync<(string Site, long Since)>("SELECT site_id, MIN(created_at) FROM checklists WHERE archived_at IS NULL GROUP BY site_id"),
            cancellation);

    private static Task<int> AddVersionAsync(Work work, Checklist checklist) =>
        work.ExecuteAsync(
            """
            INSERT INTO checklist_versions (checklist_id, version, name, items, author_kind, author_id, author_name, made_at)
            VALUES (@Id, @Version, @Name, @Items, @AuthorKind, @AuthorId, @AuthorName, @MadeAt)
            """,
            new
            {
                checklist.Id,
                checklist.Version,
                checklist.Name,
                Items = ChecklistJson.Items(checklist.Items),
                AuthorKind = checklist.By.Kind,
                AuthorId = Bounded.Text(checklist.By.Id, 64),
                AuthorName = Bounded.Text(checklist.By.Name, 200),
                checklist.MadeAt,
            });

    private Task<IReadOnlyList<Checklist>> ReadAsync(string sql, object parameters, CancellationToken cancellation) =>
        database.ReadAsync<IReadOnlyList<Checklist>>(async work => [.. (await work.QueryAsync<Row>(sql, parameters)).Select(row => row.ToChecklist())], cancellation);

    private sealed record Row
    {
        public required string Id { get; init; }
        public required string Site { get; init; }
        public required string Name { get; init; }
        public int Version { get; init; }
        public required string Items { get; init; }
        public long MadeAt { get; init; }
        public required string AuthorKind { get; init; }
        public required string AuthorId { get; init; }
        public required string AuthorName { get; init; }
        public long? ArchivedAt { get; init; }

        public Checklist ToChecklist() => new(Id, Site, Name, Version, ChecklistJson.Items(Items), MadeAt, new Actor(AuthorKind, AuthorId, AuthorName), ArchivedAt);
    }
}

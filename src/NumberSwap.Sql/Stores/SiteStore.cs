using System.Text.Json;
using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>sites</c> and <c>targets</c>.</summary>
public sealed class SiteStore(Database database)
{
    // The order in which nothing refers to what is deleted.
    private static readonly string[] DeleteStatements =
    [
        "DELETE FROM former_numbers WHERE pool_id IN (SELECT p.id FROM pools p WHERE p.site_id = @id)",
        "DELETE FROM numbers WHERE site_id = @id",
        "DELETE FROM campaigns WHERE site_id = @id",
        "DELETE FROM pools WHERE site_id = @id",
        "DELETE FROM api_keys WHERE site_id = @id",
        "DELETE FROM platform_credentials WHERE site_id = @id",
        "DELETE FROM platform_events WHERE site_id = @id",
        "DELETE FROM destinations WHERE site_id = @id",
        "DELETE FROM crm_fetches WHERE site_id = @id",
        "DELETE FROM crm_connections WHERE site_id = @id",
        "DELETE FROM operators WHERE site_id = @id",
        "DELETE FROM goals WHERE site_id = @id",
        "DELETE FROM ad_costs WHERE site_id = @id",
        "DELETE FROM mails WHERE site_id = @id",
        "DELETE FROM alert_addresses WHERE site_id = @id",
        "DELETE FROM callback_settings WHERE site_id = @id",
        "DELETE FROM callbacks WHERE site_id = @id",
        "DELETE FROM conversation_settings WHERE site_id = @id",
        "DELETE FROM transcription_jobs WHERE site_id = @id",
        "DELETE FROM transcription_days WHERE site_id = @id",
        "DELETE FROM report_facts WHERE site_id = @id",
        "DELETE FROM report_texts WHERE site_id = @id",
        "DELETE FROM fact_changes WHERE site_id = @id",
        "DELETE FROM fact_versions WHERE site_id = @id",
        "DELETE FROM targets WHERE site_id = @id",
        "DELETE FROM person_roles WHERE site_id = @id",
        "DELETE FROM invitations WHERE site_id = @id",
    ];

    public Task AddAsync(Site site, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO sites (id, site_key, name, domains, country, settings, next_code, created_at)
                    VALUES (@Id, @SiteKey, @Name, @Domains, @Country, @Settings, 1, @CreatedAt)
                    """,
                    SiteRow.Of(site));
                await AddTargetsAsync(work, site);
                return true;
            },
            audit,
            cancellation);

    public Task<Site?> FindAsync(string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => await ReadAsync(work, "WHERE s.id = @id", new { id }) is [var site] ? site : null,
            cancellation);

    public Task<IReadOnlyList<Site>> ListAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => ReadAsync(work, "", parameters: null), cancellation);

    /// <summary>Replaces name, domains, country, settings and targets. False when there is no such site.</summary>
    public Task<bool> UpdateAsync(Site site, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var updated = await work.ExecuteAsync(
                    "UPDATE sites SET name = @Name, domains = @Domains, country = @Country, settings = @Settings WHERE id = @Id",
                    SiteRow.Of(site));
                if (updated == 0)
                {
                    return false;
                }

                await work.ExecuteAsync("DELETE FROM targets WHERE site_id = @Id", new { site.Id });
                await AddTargetsAsync(work, site);
                return true;
            },
            audit,
            cancellation);

    /// <summary>Deletes a site with its pools, numbers, campaigns and keys; sessions, leases and calls stay until retention takes them. False when there is no such site.</summary>
    public Task<bool> DeleteAsync(string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                foreach (var statement in DeleteStatements)
                {
                    await work.ExecuteAsync(statement, new { id });
                }

                return await work.ExecuteAsync("DELETE FROM sites WHERE id = @id", new { id }) > 0;
            },
            audit,
            cancellation);

    private static async Task AddTargetsAsync(Work work, Site site) =>
        await work.ExecuteAsync(
            "INSERT INTO targets (site_id, place, number, destination) VALUES (@Site, @Place, @Number, @Destination)",
            site.Targets.Select((target, place) => new { Site = site.Id, Place = place, target.Number, target.Destination }).ToList());

    private static async Task<IReadOnlyList<Site>> ReadAsync(Work work, string where, object? parameters)
    {
        var sites = await work.QueryAsync<SiteRow>(
            $"""
            SELECT s.id AS Id, s.site_key AS SiteKey, s.name AS Name, s.domains AS Domains, s.country AS Country, s.settings AS Settings, s.created_at AS CreatedAt
            FROM sites s {where} ORDER BY s.created_at, s.id
            """,
            parameters);
        var targets = await work.QueryAsync<TargetRow>(
            $"""
            SELECT t.site_id AS Site, t.number AS Number, t.destination AS Destination
            FROM targets t JOIN sites s ON s.id = t.site_id {where} ORDER BY t.site_id, t.place
            """,
            parameters);
        var targetsOf = targets.ToLookup(t => t.Site, t => new Target(t.Number, t.Destination), StringComparer.Ordinal);
        return [.. sites.Select(s => s.ToSite([.. targetsOf[s.Id]]))];
    }

    private sealed record TargetRow
    {
        public required string Site { get; init; }
        public required string Number { get; init; }
        public required string Destination { get; init; }
    }

    private sealed record SiteRow
    {
        public required string Id { get; init; }
        public required string SiteKey { get; init; }
        public required string Name { get; init; }
        public required string Domains { get; init; }
        public required string Country { get; init; }
        public string? Settings { get; init; }
        public required long CreatedAt { get; init; }

        public static SiteRow Of(Site site) => new()
        {
            Id = site.Id,
            SiteKey = site.Key,
            Name = site.Name,
            Domains = JsonSerializer.Serialize(site.Domains, CatalogJson.Default.IReadOnlyListString),
            Country = site.Country,
            Settings = JsonSerializer.Serialize(site.Settings, CatalogJson.Default.SiteSettings),
            CreatedAt = site.CreatedAt,
        };

        public Site ToSite(IReadOnlyList<Target> targets) =>
            new(Id, SiteKey, Name, JsonSerializer.Deserialize(Domains, CatalogJson.Default.IReadOnlyListString) ?? [], Country, targets, CreatedAt)
            {
                Settings = StoredSettings.Read(Settings),
            };
    }
}

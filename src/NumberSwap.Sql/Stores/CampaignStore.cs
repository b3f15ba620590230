using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>campaigns</c>; a static number is a row of <c>numbers</c> that names its campaign.</summary>
public sealed class CampaignStore(Database database)
{
    private const int PriorityStep = 10;

    /// <summary>Adds a campaign and gives it the site's next code (its <see cref="Campaign.Code"/> is ignored). Throws <see cref="ConflictException"/> when the static number is taken.</summary>
    public async Task<Campaign> AddAsync(Campaign campaign, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var added = campaign;
        await CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                await work.ExecuteAsync("UPDATE sites SET next_code = next_code + 1 WHERE id = @Site", new { campaign.Site });
                added = campaign with { Code = await work.SingleAsync<int>("SELECT next_code - 1 FROM sites WHERE id = @Site", new { campaign.Site }) };
                await work.ExecuteAsync(
                    """
                    INSERT INTO campaigns (id, site_id, code, name, priority, match_rule, pool_id, target, created_at, paused)
                    VALUES (@Id, @Site, @Code, @Name, @Priority, @MatchRule, @Pool, @Target, @CreatedAt, @Paused)
                    """,
                    CampaignRow.Of(added));
                await ClaimNumberAsync(work, campaign);
                return true;
            },
            audit,
            cancellation);
        return added;
    }

    public Task<Campaign?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => await ReadAsync(work, "WHERE c.site_id = @site AND c.id = @id", new { site, id }) is [var campaign] ? campaign : null,
            cancellation);

    /// <summary>The site's campaigns by their codes, the oldest first.</summary>
    public Task<IReadOnlyList<Campaign>> ListAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => ReadAsync(work, "WHERE c.site_id = @site", new { site }), cancellation);

    public Task<IReadOnlyList<Campaign>> ListAllAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => ReadAsync(work, "", parameters: null), cancellation);

    /// <summary>Replaces all but id, site, code and creation time. False when there is no such campaign. Throws <see cref="ConflictException"/> when the static number is taken.</summary>
    public Task<bool> UpdateAsync(Campaign campaign, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var updated = await work.ExecuteAsync(
                    """
                    UPDATE campaigns SET name = @Name, priority = @Priority, match_rule = @MatchRule, pool_id = @Pool, target = @Target, paused = @Paused
                    WHERE site_id = @Site AND id = @Id
                    """,
                    CampaignRow.Of(campaign));
                if (updated == 0)
                {
                    return false;
                }

                await work.ExecuteAsync("DELETE FROM numbers WHERE campaign_id = @Id", new { campaign.Id });
                await ClaimNumberAsync(work, campaign);
                return true;
            },
            audit,
            cancellation);

    /// <summary>
    /// Gives the site's campaigns priorities in this order, the first the highest: 10 for the last, 20 for the one before, so that there is room between.
    /// False, and nothing changed, when these are not all of its campaigns, each once.
    /// </summary>
    public Task<bool> OrderAsync(string site, IReadOnlyList<string> ids, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var known = await work.QueryAsync<string>("SELECT id FROM campaigns WHERE site_id = @site", new { site });
                if (known.Count != ids.Count || !known.ToHashSet(StringComparer.Ordinal).SetEquals(ids))
                {
                    return false;
                }

                await work.ExecuteEachAsync(
                    "UPDATE campaigns SET priority = @Priority WHERE site_id = @Site AND id = @Id",
                    [.. ids.Select((id, place) => new OrderRow(site, id, PriorityStep * (ids.Count - place)))]);
                return true;
            },
            audit,
            cancellation);

    /// <summary>Deletes a campaign and frees its static number. False when there is no such campaign.</summary>
    public Task<bool> DeleteAsync(string site, string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var key = new { site, id };
                await work.ExecuteAsync("DELETE FROM numbers WHERE site_id = @site AND campaign_id = @id", key);
                return await work.ExecuteAsync("DELETE FROM campaigns WHERE site_id = @site AND id = @id", key) > 0;
            },
            audit,
            cancellation);

    private static async Task ClaimNumberAsync(Work work, Campaign campaign)
    {
        if (campaign.Number is null)
        {
            return;
        }

        await NumberOwners.ClaimAsync(work, campaign.Id, [campaign.Number]);
        await work.ExecuteAsync(
            "INSERT INTO numbers (number, site_id, campaign_id, place) VALUES (@Number, @Site, @Id, 0)",
            new { campaign.Number, campaign.Site, campaign.Id });
    }

    private static async Task<IReadOnlyList<Campaign>> ReadAsync(Work work, string where, object? parameters)
    {
        var rows = await work.QueryAsync<CampaignRow>(
            $"""
            SELECT c.id AS Id, c.site_id AS Site, c.code AS Code, c.name AS Name, c.priority AS Priority, c.match_rule AS MatchRule,
                c.pool_id AS Pool, n.number AS Number, c.target AS Target, c.created_at AS CreatedAt, c.paused AS Paused
            FROM campaigns c LEFT JOIN numbers n ON n.campaign_id = c.id {where} ORDER BY c.site_id, c.code
            """,
            parameters);
        return [.. rows.Select(row => row.ToCampaign())];
    }

    private sealed record OrderRow(string Site, string Id, int Priority);
}

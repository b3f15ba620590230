using NumberSwap.Core.Audit;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>platform_credentials</c>: what a site's call platform signs with, encrypted by the caller.</summary>
public sealed class PlatformStore(Database database)
{
    /// <summary>Stores or replaces the credentials of one platform of one site.</summary>
    public Task PutAsync(string site, string platform, string protectedJson, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var row = new { site, platform, protectedJson };
                if (await work.ExecuteAsync(
                    "UPDATE platform_credentials SET protected_json = @protectedJson WHERE site_id = @site AND platform = @platform",
                    row) == 0)
                {
                    await work.ExecuteAsync(
                        "INSERT INTO platform_credentials (site_id, platform, protected_json) VALUES (@site, @platform, @protectedJson)",
                        row);
                }

                return true;
            },
            audit,
            cancellation);

    /// <summary>Takes the credentials of one platform of one site away; false when there were none.</summary>
    public Task<bool> RemoveAsync(string site, string platform, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work => await work.ExecuteAsync("DELETE FROM platform_credentials WHERE site_id = @site AND platform = @platform", new { site, platform }) > 0,
            audit,
            cancellation);

    /// <summary>All credentials: site id, platform name, encrypted JSON.</summary>
    public Task<IReadOnlyList<(string Site, string Platform, string ProtectedJson)>> ListAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<(string, string, string)>>(
            async work => await work.QueryAsync<(string, string, string)>(
                "SELECT site_id, platform, protected_json FROM platform_credentials ORDER BY site_id, platform"),
            cancellation);
}

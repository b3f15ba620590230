using NumberSwap.Core.Audit;
using NumberSwap.Core.Deals;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>crm_connections</c>.</summary>
public sealed class CrmConnectionStore(Database database)
{
    private const string Select =
        "SELECT site_id AS Site, system AS System, secret_hash AS SecretHash, protected_json AS Protected, made_at AS MadeAt FROM crm_connections";

    public Task<CrmConnection?> FindAsync(string site, string system, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => (await work.FindAsync<Row>(Select + " WHERE site_id = @site AND system = @system", new { site, system }))?.ToConnection(),
            cancellation);

    public Task<IReadOnlyList<CrmConnection>> ListAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<CrmConnection>>(
            async work => [.. (await work.QueryAsync<Row>(Select + " WHERE site_id = @site ORDER BY system", new { site })).Select(row => row.ToConnection())],
            cancellation);

    /// <summary>Stores or replaces a site's connection to one system. False when there is no such site.</summary>
    public Task<bool> PutAsync(CrmConnection connection, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM sites WHERE id = @Site", connection) == 0)
                {
                    return false;
                }

                if (await work.ExecuteAsync(
                    "UPDATE crm_connections SET secret_hash = @SecretHash, protected_json = @Protected, made_at = @MadeAt WHERE site_id = @Site AND system = @System",
                    connection) == 0)
                {
                    await work.ExecuteAsync(
                        "INSERT INTO crm_connections (site_id, system, secret_hash, protected_json, made_at) VALUES (@Site, @System, @SecretHash, @Protected, @MadeAt)",
                        connection);
                }

                // What failed with the settings before may go well with these.
                await work.ExecuteAsync("UPDATE crm_fetches SET due_at = @MadeAt, attempts = 0 WHERE site_id = @Site AND system = @System", connection);
                return await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    /// <summary>Ends a connection, with what was still to be fetched. False when there is none.</summary>
    public Task<bool> DeleteAsync(string site, string system, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("DELETE FROM crm_fetches WHERE site_id = @site AND system = @system", new { site, system });
                return await work.ExecuteAsync("DELETE FROM crm_connections WHERE site_id = @site AND system = @system", new { site, system }) > 0
                    && await AuditStore.WroteAsync(work, audit);
            },
            cancellation);

    private sealed record Row
    {
        public required string Site { get; init; }
        public required string System { get; init; }
        public required string SecretHash { get; init; }
        public required string Protected { get; init; }
        public required long MadeAt { get; init; }

        public CrmConnection ToConnection() => new(Site, System, SecretHash, Protected, MadeAt);
    }
}

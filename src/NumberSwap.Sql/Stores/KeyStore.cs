using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>api_keys</c>.</summary>
public sealed class KeyStore(Database database)
{
    public Task AddAsync(ApiKey key, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work => await work.ExecuteAsync(
                "INSERT INTO api_keys (id, name, scope, site_id, key_hash, created_at) VALUES (@Id, @Name, @Scope, @Site, @Hash, @CreatedAt)",
                key) > 0,
            audit,
            cancellation);

    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation = default) =>
        database.ReadAsync<IReadOnlyList<ApiKey>>(
            async work => [.. (await work.QueryAsync<KeyRow>(
                """
                SELECT id AS Id, name AS Name, scope AS Scope, site_id AS Site, key_hash AS Hash, created_at AS CreatedAt
                FROM api_keys ORDER BY created_at, id
                """)).Select(k => new ApiKey(k.Id, k.Name, k.Scope, k.Site, k.Hash, k.CreatedAt))],
            cancellation);

    public Task<bool> DeleteAsync(string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work => await work.ExecuteAsync("DELETE FROM api_keys WHERE id = @id", new { id }) > 0,
            audit,
            cancellation);

    private sealed record KeyRow
    {
        public required string Id { get; init; }
        public required string Name { get; init; }
        public required ApiScope Scope { get; init; }
        public string? Site { get; init; }
        public required string Hash { get; init; }
        public required long CreatedAt { get; init; }
    }
}

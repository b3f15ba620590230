using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the table <c>api_keys</c>.</summary>
public sealed class KeyStore(Database database)
{
    public Task AddAsync(ApiKey key, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<bool> DeleteAsync(string id, CancellationToken cancellation = default) => throw new NotSupportedException();
}

using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>sites</c> and <c>targets</c>.</summary>
public sealed class SiteStore(Database database)
{
    public Task AddAsync(Site site, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<Site?> FindAsync(string id, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<Site>> ListAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Replaces name, domains, country and targets. False when there is no such site.</summary>
    public Task<bool> UpdateAsync(Site site, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Deletes a site with its pools, numbers, campaigns and keys; sessions, leases and calls stay until retention takes them. False when there is no such site.</summary>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellation = default) => throw new NotSupportedException();
}

namespace NumberSwap.Sql.Stores;

/// <summary>A number that grows with every change of sites, pools, numbers, campaigns, keys or platform credentials, so that a node sees what others changed.</summary>
public sealed class CatalogVersion(Database database)
{
    public Task<long> ReadAsync(CancellationToken cancellation = default) => throw new NotSupportedException();
}

using NumberSwap.Core.Audit;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>A number that grows with every change of sites, pools, numbers, campaigns, keys or platform credentials, so that a node sees what others changed.</summary>
public sealed class CatalogVersion(Database database)
{
    public Task<long> ReadAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => work.SingleAsync<long>("SELECT version FROM catalog_version WHERE id = 1"), cancellation);

    /// <summary>
    /// Changes the catalog in one transaction, which is undone when <paramref name="change"/> answers false or throws. What the log says of the
    /// change is written with it, so that there is neither without the other.
    /// </summary>
    /// <remarks>The version is moved first: its row then keeps other catalog changes waiting, so that one need not guard against another.</remarks>
    internal static Task<bool> ChangeAsync(Database database, Func<Work, Task<bool>> change, AuditEntry? audit, CancellationToken cancellation) =>
        database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("UPDATE catalog_version SET version = version + 1 WHERE id = 1");
                if (!await change(work))
                {
                    return false;
                }

                if (audit is not null)
                {
                    await AuditStore.AddAsync(work, audit);
                }

                return true;
            },
            cancellation);
}

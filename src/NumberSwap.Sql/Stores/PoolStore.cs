using NumberSwap.Core.Sites;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>pools</c> and <c>numbers</c>. A tracking number is in one pool or one campaign at most, over all sites.</summary>
public sealed class PoolStore(Database database)
{
    /// <summary>Adds a pool with its numbers. Throws <see cref="ConflictException"/> with the numbers that are taken; nothing is stored then.</summary>
    public Task AddAsync(Pool pool, CancellationToken cancellation = default) => throw new NotSupportedException();

    public Task<Pool?> FindAsync(string site, string id, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<Pool>> ListAsync(string site, CancellationToken cancellation = default) => throw new NotSupportedException();
    public Task<IReadOnlyList<Pool>> ListAllAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Replaces name, hold, cooldown and overflow, not the numbers. False when there is no such pool.</summary>
    public Task<bool> UpdateAsync(Pool pool, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Adds numbers (a retired one of the same pool comes back). Throws <see cref="ConflictException"/>; all or none.</summary>
    public Task AddNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Retires numbers; returns how many of them were in the pool and not retired.</summary>
    public Task<int> RetireNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Deletes a pool and frees its numbers. Throws <see cref="ConflictException"/> with campaign names that still use it. False when there is no such pool.</summary>
    public Task<bool> DeleteAsync(string site, string id, CancellationToken cancellation = default) => throw new NotSupportedException();
}

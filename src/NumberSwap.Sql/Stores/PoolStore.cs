using NumberSwap.Core.Audit;
using NumberSwap.Core.Sites;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Stores;

/// <summary>Owns the tables <c>pools</c>, <c>numbers</c> and <c>former_numbers</c>. A tracking number is in one pool or one campaign at most, over all sites.</summary>
public sealed class PoolStore(Database database, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Adds a pool with its numbers, which are its since it was made. Throws <see cref="ConflictException"/> with the numbers that are taken; nothing is stored then.</summary>
    public Task AddAsync(Pool pool, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                await work.ExecuteAsync(
                    """
                    INSERT INTO pools (id, site_id, name, target, hold_seconds, cooldown_seconds, overflow, created_at)
                    VALUES (@Id, @Site, @Name, @Target, @HoldSeconds, @CooldownSeconds, @Overflow, @CreatedAt)
                    """,
                    new { pool.Id, pool.Site, pool.Name, pool.Target, pool.HoldSeconds, pool.CooldownSeconds, pool.Overflow, pool.CreatedAt });
                await AddNumbersAsync(work, pool.Site, pool.Id, pool.Numbers, pool.CreatedAt);
                return true;
            },
            audit,
            cancellation);

    public Task<Pool?> FindAsync(string site, string id, CancellationToken cancellation = default) =>
        database.ReadAsync(
            async work => await ReadAsync(work, "WHERE p.site_id = @site AND p.id = @id", new { site, id }) is [var pool] ? pool : null,
            cancellation);

    public Task<IReadOnlyList<Pool>> ListAsync(string site, CancellationToken cancellation = default) =>
        database.ReadAsync(work => ReadAsync(work, "WHERE p.site_id = @site", new { site }), cancellation);

    public Task<IReadOnlyList<Pool>> ListAllAsync(CancellationToken cancellation = default) =>
        database.ReadAsync(work => ReadAsync(work, "", parameters: null), cancellation);

    /// <summary>Replaces name, hold, cooldown and overflow, not the numbers. False when there is no such pool.</summary>
    public Task<bool> UpdateAsync(Pool pool, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work => await work.ExecuteAsync(
                """
                UPDATE pools SET name = @Name, hold_seconds = @HoldSeconds, cooldown_seconds = @CooldownSeconds, overflow = @Overflow
                WHERE site_id = @Site AND id = @Id
                """,
                new { pool.Id, pool.Site, pool.Name, pool.HoldSeconds, pool.CooldownSeconds, pool.Overflow }) > 0,
            audit,
            cancellation);

    /// <summary>
    /// Adds numbers (a retired one of the same pool comes back, one that is there stays). Throws <see cref="ConflictException"/>; all or none.
    /// Does nothing when there is no such pool.
    /// </summary>
    public Task AddNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                if (await work.SingleAsync<int>("SELECT COUNT(*) FROM pools WHERE site_id = @site AND id = @pool", new { site, pool }) == 0)
                {
                    return false;
                }

                await AddNumbersAsync(work, site, pool, numbers, Now());
                return true;
            },
            audit,
            cancellation);

    /// <summary>
    /// Moves numbers from one pool of a site to another, where retired ones come back. Null when the pool has not all of them, or there is no such pool to
    /// move them to: then nothing is moved; else how many were moved.
    /// </summary>
    public async Task<int?> MoveNumbersAsync(string site, string from, string to, IReadOnlyList<string> numbers, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToList();
        return await CatalogVersion.ChangeAsync(database, work => NumberMoves.RunAsync(work, site, from, to, wanted, Now()), audit, cancellation) ? wanted.Count : null;
    }

    /// <summary>Retires numbers; returns how many of them were in the pool and not retired.</summary>
    public async Task<int> RetireNumbersAsync(string site, string pool, IReadOnlyList<string> numbers, AuditEntry? audit = null, CancellationToken cancellation = default)
    {
        var at = Now();
        var retired = 0;
        await CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                retired = await work.ExecuteAsync(
                    "UPDATE numbers SET retired_at = @at WHERE number = @number AND pool_id = @pool AND site_id = @site AND retired_at IS NULL",
                    numbers.Select(number => new { at, number, pool, site }).ToList());
                return retired > 0;
            },
            audit,
            cancellation);
        return retired;
    }

    /// <summary>Deletes a pool and frees its numbers. Throws <see cref="ConflictException"/> with campaign names that still use it. False when there is no such pool.</summary>
    public Task<bool> DeleteAsync(string site, string id, AuditEntry? audit = null, CancellationToken cancellation = default) =>
        CatalogVersion.ChangeAsync(
            database,
            async work =>
            {
                var key = new { site, id };
                var users = await work.QueryAsync<string>("SELECT name FROM campaigns WHERE site_id = @site AND pool_id = @id ORDER BY name", key);
                if (users.Count > 0)
                {
                    throw new ConflictException(users);
                }

                await work.ExecuteAsync("DELETE FROM former_numbers WHERE pool_id IN (SELECT p.id FROM pools p WHERE p.site_id = @site AND p.id = @id)", key);
                await work.ExecuteAsync("DELETE FROM numbers WHERE site_id = @site AND pool_id = @id", key);
                return await work.ExecuteAsync("DELETE FROM pools WHERE site_id = @site AND id = @id", key) > 0;
            },
            audit,
            cancellation);

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task AddNumbersAsync(Work work, string site, string pool, IReadOnlyList<string> numbers, long at)
    {
        var wanted = numbers.Distinct(StringComparer.Ordinal).ToList();
        var own = await NumberOwners.ClaimAsync(work, pool, wanted);
        var last = await work.SingleAsync<int>("SELECT COALESCE(MAX(place), 0) FROM numbers WHERE pool_id = @pool", new { pool });
        var rows = wanted
            .Select((number, i) => new { Number = number, Site = site, Pool = pool, Place = last + 1 + i, At = at })
            .ToLookup(row => own.Contains(row.Number));
        await work.ExecuteAsync(NumberMoves.Leave + " AND retired_at IS NOT NULL", rows[true]);
        await work.ExecuteAsync(
            "UPDATE numbers SET retired_at = NULL, place = @Place, added_at = @At WHERE number = @Number AND retired_at IS NOT NULL",
            rows[true]);
        await work.ExecuteAsync("INSERT INTO numbers (number, site_id, pool_id, place, added_at) VALUES (@Number, @Site, @Pool, @Place, @At)", rows[false]);
    }

    private static async Task<IReadOnlyList<Pool>> ReadAsync(Work work, string where, object? parameters)
    {
        var pools = await work.QueryAsync<PoolRow>(
            $"""
            SELECT p.id AS Id, p.site_id AS Site, p.name AS Name, p.target AS Target, p.hold_seconds AS HoldSeconds,
                p.cooldown_seconds AS CooldownSeconds, p.overflow AS Overflow, p.created_at AS CreatedAt
            FROM pools p {where} ORDER BY p.created_at, p.id
            """,
            parameters);
        var numbers = await work.QueryAsync<PoolNumberRow>(
            $"""
            SELECT n.pool_id AS Pool, n.number AS Number, n.retired_at AS RetiredAt
            FROM numbers n JOIN pools p ON p.id = n.pool_id {where} ORDER BY n.pool_id, n.place
            """,
            parameters);
        var numbersOf = numbers.ToLookup(n => n.Pool, StringComparer.Ordinal);
        return [.. pools.Select(p => p.ToPool(numbersOf[p.Id]))];
    }
}

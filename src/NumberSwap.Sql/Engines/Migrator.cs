namespace NumberSwap.Sql.Engines;

/// <summary>Owns the table <c>schema_versions</c>: runs the migrations that it does not name yet.</summary>
internal static class Migrator
{
    /// <summary>Runs in the caller's transaction: all missing migrations are applied, or none.</summary>
    public static async Task<bool> RunAsync(Work work)
    {
        await work.Dialect.LockMigrationsAsync(work);
        await work.ExecuteAsync(work.Dialect.CreateVersions);
        var applied = (await work.QueryAsync<string>("SELECT name FROM schema_versions")).ToHashSet(StringComparer.Ordinal);
        foreach (var migration in Migration.Of(work.Dialect.Name).Where(m => !applied.Contains(m.Name)))
        {
            foreach (var statement in migration.Statements)
            {
                await work.ExecuteAsync(statement);
            }

            await work.ExecuteAsync(
                "INSERT INTO schema_versions (name, applied_at) VALUES (@name, @at)",
                new { name = migration.Name, at = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() });
        }

        return true;
    }
}

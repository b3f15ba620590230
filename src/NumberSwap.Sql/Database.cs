namespace NumberSwap.Sql;

/// <summary>One SQL database, of either engine.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>A SQLite file, created when it is missing.</summary>
    public static Database Sqlite(string path) => throw new NotSupportedException();

    /// <summary>A SQL Server database.</summary>
    public static Database SqlServer(string connectionString) => throw new NotSupportedException();

    /// <summary>Brings the schema up to date, under a lock that keeps other nodes out meanwhile.</summary>
    public Task MigrateAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Throws when the database does not answer.</summary>
    public Task PingAsync(CancellationToken cancellation = default) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}

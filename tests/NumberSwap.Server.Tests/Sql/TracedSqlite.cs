using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using NumberSwap.Sql.Engines;
using SQLitePCL;

namespace NumberSwap.Server.Tests.Sql;

/// <summary>SQLite that keeps the statements it runs, with the values they were run with.</summary>
internal sealed class TracedSqlite(string path) : SqliteDialect(path, TimeSpan.FromSeconds(5))
{
    private readonly ConcurrentQueue<string> statements = new();

    /// <summary>What was run since this was asked for last.</summary>
    public IReadOnlyList<string> Take()
    {
        var taken = new List<string>();
        while (statements.TryDequeue(out var statement))
            taken.Add(statement);
        return taken;
    }

    public override async Task<DbConnection> OpenAsync(bool toWrite, CancellationToken cancellation)
    {
        var connection = (SqliteConnection)await base.OpenAsync(toWrite, cancellation);
        // Connections come out of a pool; to be traced twice changes nothing.
        raw.sqlite3_trace(connection.Handle, (_, statement) => statements.Enqueue(statement), null!);
        return connection;
    }
}

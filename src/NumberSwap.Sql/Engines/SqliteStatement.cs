using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NumberSwap.Sql.Engines;

/// <summary>A SQLite statement that is prepared once and run many times, without the allocations of the ADO.NET provider's command.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The statement cannot be prepared.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Sets parameter <paramref name="index"/>, counted from 1.</summary>
    public SqliteStatement Set(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <exception cref="SqliteException">It failed.</exception>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        try
        {
            Check(code);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}

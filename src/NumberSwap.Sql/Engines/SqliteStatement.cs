using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NumberSwap.Sql.Engines;

/// <summary>A SQLite statement that is prepared once and run many times, without the allocations of the ADO.NET provider's command.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private const int StackBytes = 1024;

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The statement cannot be prepared.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>The names of the parameters, in their order.</summary>
    public IEnumerable<string> Parameters => Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement))
        .Select(index => raw.sqlite3_bind_parameter_name(_statement, index).utf8_to_string());

    /// <summary>Sets parameter <paramref name="index"/>, counted from 1.</summary>
    public SqliteStatement Set(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(_statement, index, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int index, long? value) => value is { } number ? Set(index, number) : SetNull(index);

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int index, double value)
    {
        Check(raw.sqlite3_bind_double(_statement, index, value));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int index, string? value)
    {
        if (value is null)
        {
            return SetNull(index);
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        var bytes = most <= StackBytes ? stackalloc byte[StackBytes] : new byte[most];
        Check(raw.sqlite3_bind_text(_statement, index, bytes[..Encoding.UTF8.GetBytes(value, bytes)]));
        return this;
    }

    /// <inheritdoc cref="Set(int, long)"/>
    public SqliteStatement Set(int index, ReadOnlySpan<byte> value)
    {
        Check(raw.sqlite3_bind_blob(_statement, index, value));
        return this;
    }

    /// <summary>Rows that the last statement of the connection changed.</summary>
    public int Changes => raw.sqlite3_changes(_database);

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

    private SqliteStatement SetNull(int index)
    {
        Check(raw.sqlite3_bind_null(_statement, index));
        return this;
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, _database);
        }
    }
}

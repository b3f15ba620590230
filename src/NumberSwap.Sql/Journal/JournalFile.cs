using System.Globalization;
using Microsoft.Data.Sqlite;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql.Journal;

/// <summary>Owns the table <c>journal</c> of the journal's SQLite file: a row for each group of entries, in order. Used by the writer thread alone.</summary>
/// <param name="path">The file, created when it is missing.</param>
/// <param name="durability">When a commit counts as done.</param>
internal sealed class JournalFile(string path, JournalDurability durability) : IDisposable
{
    private readonly List<SqliteStatement> _statements = [];
    private readonly JournalCheckpoint _checkpoint = new(path);
    private SqliteConnection? _connection;
    private SqliteStatement? _begin;
    private SqliteStatement? _commit;
    private SqliteStatement? _insert;
    private SqliteStatement? _remove;
    private SqliteStatement? _skip;
    private long _lastRow;

    public static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString();

    /// <summary>Opens the file and creates the table when it is missing.</summary>
    public void Open()
    {
        if (_connection is not null)
        {
            return;
        }

        try
        {
            Connect();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Commits a group and returns the number of its row, if it has entries. After an exception the next call starts with a new connection.</summary>
    public long Commit(JournalGroup group)
    {
        Open();
        try
        {
            if (group.Acknowledged is not { } position)
            {
                // A single statement is a transaction of its own.
                Insert(group);
            }
            else
            {
                _begin!.Run();
                _remove!.Set(1, position.Row).Run();
                if (position.Skip > 0)
                {
                    _skip!.Set(1, position.Row).Set(2, position.Skip).Run();
                }

                if (group.Count > 0)
                {
                    Insert(group);
                }

                _commit!.Run();
            }

            _checkpoint.Committed(_connection!, group.Lines.Length);
            return _lastRow += group.Count > 0 ? 1 : 0;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _checkpoint.Finish();
        _connection?.Dispose();
        _connection = null;
    }

    private void Insert(JournalGroup group) => _insert!.Set(1, _lastRow + 1).Set(2, group.Count).Set(3, group.Lines).Run();

    private void Connect()
    {
        _connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWriteCreate));
        _connection.Open();
        using var command = _connection.CreateCommand();
        command.CommandText = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            PRAGMA busy_timeout = 5000;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = {(int)durability};
            PRAGMA wal_autocheckpoint = 0;
            CREATE TABLE IF NOT EXISTS journal (
                row INTEGER NOT NULL PRIMARY KEY,
                count INTEGER NOT NULL,
                skip INTEGER NOT NULL,
                entries BLOB NOT NULL);
            """);
        command.ExecuteNonQuery();
        command.CommandText = "SELECT COALESCE(MAX(row), 0) FROM journal";

        // Rows that are gone keep their numbers, or a late acknowledgement could remove new entries.
        _lastRow = Math.Max(_lastRow, (long)command.ExecuteScalar()!);
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _insert = Prepare("INSERT INTO journal (row, count, skip, entries) VALUES (?, ?, 0, ?)");
        _remove = Prepare("DELETE FROM journal WHERE row < ?");
        _skip = Prepare("UPDATE journal SET skip = MAX(skip, ?2) WHERE row = ?1");
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_connection!, sql);
        _statements.Add(statement);
        return statement;
    }
}

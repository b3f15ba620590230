using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NumberSwap.Sql.Journal;

/// <summary>Owns the table <c>journal</c> of the journal's SQLite file: a row for each group of entries, in order. Used by the writer thread alone.</summary>
/// <param name="path">The file, created when it is missing.</param>
/// <param name="durability">When a commit counts as done.</param>
internal sealed class JournalFile(string path, JournalDurability durability) : IDisposable
{
    private SqliteConnection? _connection;
    private long _lastRow;

    public static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString();

    /// <summary>Opens the file and creates the table when it is missing.</summary>
    public void Open() => _connection ??= Connect();

    /// <summary>Commits a group. After an exception the next call starts with a new connection.</summary>
    public void Commit(JournalGroup group)
    {
        Open();
        try
        {
            using var transaction = _connection!.BeginTransaction(deferred: false);
            if (group.Acknowledged is { } position)
            {
                Run(transaction, "DELETE FROM journal WHERE row < $row", ("$row", position.Row));
                Run(transaction, "UPDATE journal SET skip = MAX(skip, $skip) WHERE row = $row", ("$row", position.Row), ("$skip", position.Skip));
                Run(transaction, "DELETE FROM journal WHERE row = $row AND skip >= count", ("$row", position.Row));
            }

            if (group.Count > 0)
            {
                Run(
                    transaction,
                    "INSERT INTO journal (row, count, skip, entries) VALUES ($row, $count, 0, $entries)",
                    ("$row", _lastRow + 1),
                    ("$count", group.Count),
                    ("$entries", group.Lines.ToArray()));
            }

            transaction.Commit();
            _lastRow += group.Count > 0 ? 1 : 0;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static void Run(SqliteTransaction transaction, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"""
                PRAGMA busy_timeout = 5000;
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = {(int)durability};
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
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

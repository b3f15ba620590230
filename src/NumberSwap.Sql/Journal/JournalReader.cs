using System.Text.Json;
using Microsoft.Data.Sqlite;
using NumberSwap.Core.Journal;

namespace NumberSwap.Sql.Journal;

/// <summary>Reads the table <c>journal</c> on a connection of its own, which keeps no writer waiting. Used by one thread at a time.</summary>
internal sealed class JournalReader(string path) : IDisposable
{
    private SqliteConnection? _connection;

    /// <summary>The oldest entries, at most <paramref name="max"/>, and where they end.</summary>
    public (List<JournalEntry> Entries, JournalPosition End) Read(int max)
    {
        try
        {
            return Read(_connection ??= Connect(), max);
        }
        catch (SqliteException)
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

    private static (List<JournalEntry> Entries, JournalPosition End) Read(SqliteConnection connection, int max)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT row, count, skip, entries FROM journal ORDER BY row";
        using var rows = command.ExecuteReader();
        var entries = new List<JournalEntry>();
        var end = default(JournalPosition);
        while (entries.Count < max && rows.Read())
        {
            var skip = rows.GetInt32(2);
            var read = AddLines(entries, rows.GetFieldValue<byte[]>(3), skip, max);
            end = JournalPosition.After(rows.GetInt64(0), skip + read, rows.GetInt32(1));
        }

        return (entries, end);
    }

    private static int AddLines(List<JournalEntry> entries, ReadOnlySpan<byte> lines, int skip, int max)
    {
        var read = 0;
        while (entries.Count < max && !lines.IsEmpty)
        {
            var length = lines.IndexOf((byte)'\n');
            if (skip > 0)
            {
                skip--;
            }
            else
            {
                entries.Add(JsonSerializer.Deserialize(lines[..length], JournalJson.Default.JournalEntry)!);
                read++;
            }

            lines = lines[(length + 1)..];
        }

        return read;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(JournalFile.ConnectionString(path, SqliteOpenMode.ReadWrite));
        connection.Open();
        return connection;
    }
}

using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NumberSwap.Sql.Journal;

/// <summary>
/// Moves the journal's pages from its write-ahead log to their places, which waits for the disk: 25 to 50 ms for 32 MB of log,
/// for all visitors at once if the writer did it. So another thread does it while commits go on, and leaves the writer the pages of
/// those commits: when these are moved too, the log starts anew. Used by the writer thread alone.
/// </summary>
internal sealed class JournalCheckpoint(string path)
{
    private const int PageBytes = 4096;

    // 256 MB: the writer still waits for the disk once for each log, for as long as others keep the disk busy. Measured with a disk that is
    // flooded, every 32 MB: 150 ms each time, a ring's 99th percentile of 110 to 180 ms; every 256 MB: 26 to 79 ms.
    private const int PagesPerCheckpoint = 65536;

    // Of a group's row: its own page, and those of the table's tree above it.
    private const int PagesPerCommit = 3;

    private int _pages;
    private Task? _moving;

    /// <summary>To be called after each commit.</summary>
    /// <param name="writer">The writer's connection.</param>
    /// <param name="bytes">What the commit added, about.</param>
    public void Committed(SqliteConnection writer, int bytes)
    {
        _pages += PagesPerCommit + (bytes / PageBytes);
        if (_moving is null)
        {
            _moving = _pages < PagesPerCheckpoint ? null : Task.Run(MoveBeside);
        }
        else if (_moving.IsCompleted)
        {
            Move(writer);
            (_pages, _moving) = (0, null);
        }
    }

    /// <summary>Waits until nothing is moved beside the writer.</summary>
    public void Finish()
    {
        if (_moving is not null)
        {
            // Whether it succeeded or not: what was not moved is still in the log.
            Task.WaitAny(_moving);
        }
    }

    private void MoveBeside()
    {
        using var connection = new SqliteConnection(JournalFile.ConnectionString(path, SqliteOpenMode.ReadWrite));
        connection.Open();

        // Only a connection that has read knows that there is a log.
        using (var command = connection.CreateCommand())
        {
            command.CommandText = "SELECT 1 FROM journal LIMIT 1";
            command.ExecuteScalar();
        }

        Move(connection);

        // What was committed meanwhile, in a fraction of the time.
        Move(connection);
    }

    /// <summary>Moves what it can without keeping anybody waiting. What fails is moved the next time; if the disk is at fault, commits say so.</summary>
    private static void Move(SqliteConnection connection) =>
        raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);
}

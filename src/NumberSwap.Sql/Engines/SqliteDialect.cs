using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace NumberSwap.Sql.Engines;

/// <summary>SQLite: one file, many readers, one writer at a time.</summary>
/// <param name="path">The file, created when it is missing.</param>
/// <param name="patience">How long a statement waits for another process that writes.</param>
internal class SqliteDialect(string path, TimeSpan patience) : Dialect, IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    // Two strings make two pools: the writer's holds one connection, whose large cache is worth keeping warm.
    private readonly string _reading = ConnectionString(path, patience, SqliteOpenMode.ReadWrite);
    private readonly string _writing = ConnectionString(path, patience, SqliteOpenMode.ReadWriteCreate);

    // Mapped, a page is read without being copied; only address space is taken, up to the most that SQLite maps. Measured: the 100,000 leases
    // of a pool's day, which lie all over the table, are read in 170 ms instead of 300 to 470.
    private readonly string _readingPragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)patience.TotalMilliseconds}; PRAGMA mmap_size = 2147418112;");

    // With WAL a commit without fsync survives the end of the process; only a power cut may take the last moments.
    // Ids are random, so a batch touches pages all over the indexes: 64 MB of cache, and a checkpoint every 64 MB instead of 4,
    // let a page be changed many times before it is written once.
    private readonly string _writingPragmas = string.Create(
        CultureInfo.InvariantCulture,
        $"PRAGMA busy_timeout = {(long)patience.TotalMilliseconds}; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;");

    public override string Name => "sqlite";
    public override string Limit => "LIMIT @limit";
    public override string First => "LIMIT 1";
    public override string DeleteSome(string table, string where) => $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {where} LIMIT @limit)";
    public override string Recursive => "RECURSIVE";

    public override string CreateVersions =>
        "CREATE TABLE IF NOT EXISTS schema_versions (name TEXT NOT NULL, applied_at BIGINT NOT NULL, CONSTRAINT pk_schema_versions PRIMARY KEY (name))";

    // Measured: a third less work for a new session with its lease than with the other engine's condition.
    public override string InsertIfNew(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT (id) DO NOTHING";

    public override string IndexSegment => "INSERT INTO transcript_index (rowid, words, site) VALUES (@Id, @Words, @Site)";

    public override string UnindexSegments =>
        "DELETE FROM transcript_index WHERE rowid IN (SELECT id FROM transcript_segments WHERE site_id = @Site AND call_id = @Call)";

    public override Task<TextSearch> PrepareSearchAsync(CancellationToken cancellation) => Task.FromResult(TextSearch.Fts5);

    public override async Task<DbConnection> OpenAsync(bool toWrite, CancellationToken cancellation)
    {
        var connection = new SqliteConnection(toWrite ? _writing : _reading);
        try
        {
            await connection.OpenAsync(cancellation);
            await ExecuteAsync(connection, toWrite ? _writingPragmas : _readingPragmas, cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Takes the write lock at once: a transaction that starts as a reader may find it gone when it wants to write.
    public override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        new(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));

    public override Task ExecuteEachAsync<T>(DbConnection connection, CommandDefinition command, IEnumerable<T> rows)
    {
        SqliteRows<T>.Execute((SqliteConnection)connection, command.CommandText, rows);
        return Task.CompletedTask;
    }

    public override Task ExecuteEachAsync<T>(DbConnection connection, CommandDefinition command, IEnumerable<T> rows, Action<T> changed)
    {
        SqliteRows<T>.Execute((SqliteConnection)connection, command.CommandText, rows, changed);
        return Task.CompletedTask;
    }

    // SQLite's calls block their thread, so writes queue for one thread of the pool instead of holding one each.
    public override async Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellation)
    {
        if (!await _writer.WaitAsync(2 * patience, cancellation))
        {
            throw new DatabaseUnavailableException(new TimeoutException("Another write takes too long."));
        }

        try
        {
            return await Task.Run(write, cancellation);
        }
        finally
        {
            _writer.Release();
        }
    }

    public override async Task PrepareAsync(CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(toWrite: true, cancellation);
        await ExecuteAsync(connection, "PRAGMA journal_mode = WAL;", cancellation);
    }

    public override bool IsLostRace(DbException exception) => false;

    public override bool IsUnavailable(DbException exception) => exception is SqliteException
    {
        SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_IOERR
            or SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_NOTADB
    };

    public override void Close()
    {
        using var reader = new SqliteConnection(_reading);
        SqliteConnection.ClearPool(reader);
        using var writer = new SqliteConnection(_writing);
        SqliteConnection.ClearPool(writer);
        Dispose();
    }

    public void Dispose() => _writer.Dispose();

    private static string ConnectionString(string path, TimeSpan patience, SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = Math.Max(1, (int)patience.TotalSeconds),
    }.ToString();

    private static async Task ExecuteAsync(DbConnection connection, string pragmas, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragmas;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}

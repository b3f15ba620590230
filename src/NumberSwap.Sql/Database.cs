using System.Data.Common;
using NumberSwap.Sql.Engines;

namespace NumberSwap.Sql;

/// <summary>One SQL database, of either engine.</summary>
/// <remarks>
/// Whatever reads or writes it throws <see cref="DatabaseUnavailableException"/> within seconds when the database does not answer
/// (SQL Server: 5 s for a connection and for a statement, unless the connection string says otherwise; SQLite: 5 s for its lock),
/// and another <see cref="DbException"/> only for what repeating would not cure.
/// </remarks>
public sealed class Database : IAsyncDisposable
{
    private const int Attempts = 3;
    private const int MigrationSeconds = 90;

    private readonly Dialect _dialect;

    internal Database(Dialect dialect) => _dialect = dialect;

    /// <summary>A SQLite file, created when it is missing.</summary>
    public static Database Sqlite(string path) => Sqlite(path, TimeSpan.FromSeconds(5));

    /// <summary>A SQL Server database.</summary>
    public static Database SqlServer(string connectionString) => new(new SqlServerDialect(connectionString));

    internal static Database Sqlite(string path, TimeSpan patience) => new(new SqliteDialect(path, patience));

    internal Dialect Dialect => _dialect;

    /// <summary>Wakes whenever this process has committed deliveries.</summary>
    public OutboxSignal Outbox { get; } = new();

    /// <summary>How transcripts are searched; known when the schema is up to date.</summary>
    public TextSearch Search { get; private set; } = TextSearch.Like;

    /// <summary>Brings the schema up to date, under a lock that keeps other nodes out meanwhile.</summary>
    public async Task MigrateAsync(CancellationToken cancellation = default)
    {
        await GuardedAsync(
            async () =>
            {
                await _dialect.PrepareAsync(cancellation);
                return true;
            },
            cancellation);
        await WriteAsync(Migrator.RunAsync, cancellation, MigrationSeconds);
        Search = await _dialect.PrepareSearchAsync(cancellation);
    }

    /// <summary>Throws <see cref="DatabaseUnavailableException"/> when the database does not answer.</summary>
    public Task PingAsync(CancellationToken cancellation = default) => ReadAsync(work => work.SingleAsync<int>("SELECT 1"), cancellation);

    public ValueTask DisposeAsync()
    {
        _dialect.Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>Reads outside a transaction.</summary>
    internal Task<T> ReadAsync<T>(Func<Work, Task<T>> read, CancellationToken cancellation) =>
        GuardedAsync(
            async () =>
            {
                await using var connection = await OpenAsync(toWrite: false, cancellation);
                return await read(new Work(connection, transaction: null, _dialect, cancellation));
            },
            cancellation);

    /// <summary>Writes in one transaction that is committed when <paramref name="write"/> answers true, and undone when it answers false or throws.</summary>
    /// <remarks>It is run again when another writer was faster, so it must not change anything but the database.</remarks>
    internal Task<bool> WriteAsync(Func<Work, Task<bool>> write, CancellationToken cancellation, int? timeoutSeconds = null) =>
        _dialect.WriteAsync(() => GuardedAsync(() => AttemptAsync(write, timeoutSeconds, cancellation), cancellation), cancellation);

    private async Task<bool> AttemptAsync(Func<Work, Task<bool>> write, int? timeoutSeconds, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await OpenAsync(toWrite: true, cancellation);
                await using var transaction = await _dialect.BeginAsync(connection, cancellation);
                var work = new Work(connection, transaction, _dialect, cancellation, timeoutSeconds);
                var changed = await write(work);
                if (changed)
                {
                    await transaction.CommitAsync(cancellation);
                    if (work.WroteToOutbox)
                    {
                        Outbox.Wake();
                    }
                }

                return changed;
            }
            catch (DbException e) when (attempt < Attempts && _dialect.IsLostRace(e))
            {
                // The next attempt sees what the faster writer stored.
            }
        }
    }

    private async Task<DbConnection> OpenAsync(bool toWrite, CancellationToken cancellation)
    {
        try
        {
            return await _dialect.OpenAsync(toWrite, cancellation);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException && !cancellation.IsCancellationRequested)
        {
            // Whatever keeps a connection from opening (an exhausted pool is an InvalidOperationException), there is no database.
            throw new DatabaseUnavailableException(e);
        }
    }

    private async Task<T> GuardedAsync<T>(Func<Task<T>> operation, CancellationToken cancellation)
    {
        try
        {
            return await operation();
        }
        catch (DbException e) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (DbException e) when (_dialect.IsUnavailable(e))
        {
            throw new DatabaseUnavailableException(e);
        }
    }
}

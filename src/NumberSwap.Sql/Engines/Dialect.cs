using System.Data.Common;
using Dapper;

namespace NumberSwap.Sql.Engines;

/// <summary>All that differs between the two engines. Every other statement is one text for both.</summary>
internal abstract class Dialect
{
    /// <summary>Name of the engine, and of the folder that holds its migrations.</summary>
    public abstract string Name { get; }

    /// <summary>Ends a statement with ORDER BY that is to answer with the first <c>@limit</c> rows.</summary>
    public abstract string Limit { get; }

    /// <summary>The same for its first row.</summary>
    public abstract string First { get; }

    /// <summary>Deletes at most <c>@limit</c> of a table's rows that a condition is true of; those that are left come next time.</summary>
    public abstract string DeleteSome(string table, string where);

    /// <summary>What follows WITH before a table that refers to itself. At most 100 rounds.</summary>
    public abstract string Recursive { get; }

    /// <summary>Creates the table that remembers the migrations, unless it is there.</summary>
    public abstract string CreateVersions { get; }

    /// <summary>Inserts a row unless its table has one with the id <c>@Id</c>.</summary>
    public abstract string InsertIfNew(string table, string columns, string values);

    /// <summary>Makes a transcript's segment <c>@Id</c> findable by its <c>@Words</c>; null: the engine does so by itself.</summary>
    public virtual string? IndexSegment => null;

    /// <summary>Takes back what <see cref="IndexSegment"/> did for the segments of the call <c>@Site</c>, <c>@Call</c>, before they are deleted.</summary>
    public virtual string? UnindexSegments => null;

    /// <summary>How segments are searched; asked once, after the migrations.</summary>
    public abstract Task<TextSearch> PrepareSearchAsync(CancellationToken cancellation);

    public abstract Task<DbConnection> OpenAsync(bool toWrite, CancellationToken cancellation);

    public abstract ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Runs a command's statement once for each of its parameters, which are <paramref name="rows"/>.</summary>
    public virtual Task ExecuteEachAsync<T>(DbConnection connection, CommandDefinition command, IEnumerable<T> rows) => connection.ExecuteAsync(command);

    /// <summary>The same, and tells the rows with which the statement changed something.</summary>
    public virtual async Task ExecuteEachAsync<T>(DbConnection connection, CommandDefinition command, IEnumerable<T> rows, Action<T> changed)
    {
        foreach (var row in rows)
        {
            if (await connection.ExecuteAsync(new CommandDefinition(command.CommandText, row, command.Transaction, command.CommandTimeout, cancellationToken: command.CancellationToken)) > 0)
            {
                changed(row);
            }
        }
    }

    /// <summary>Runs a write where the engine wants writes to run.</summary>
    public virtual Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancellation) => write();

    /// <summary>What has to be done outside a transaction before the schema is touched.</summary>
    public virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Keeps other nodes from migrating until the transaction ends.</summary>
    public virtual Task LockMigrationsAsync(Work work) => Task.CompletedTask;

    /// <summary>True when another writer was faster; the transaction succeeds when it is run again.</summary>
    public abstract bool IsLostRace(DbException exception);

    /// <summary>True when the database could not serve the statement, whatever the statement was.</summary>
    public abstract bool IsUnavailable(DbException exception);

    /// <summary>Closes the pooled connections.</summary>
    public abstract void Close();
}

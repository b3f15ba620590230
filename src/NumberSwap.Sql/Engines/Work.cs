using System.Data.Common;
using Dapper;

namespace NumberSwap.Sql.Engines;

/// <summary>A connection, and the transaction of a write, to run statements on.</summary>
/// <param name="timeoutSeconds">For each statement; null: the connection's own.</param>
internal sealed class Work(DbConnection connection, DbTransaction? transaction, Dialect dialect, CancellationToken cancellation, int? timeoutSeconds = null)
{
    public Dialect Dialect => dialect;

    /// <summary>Set by who writes deliveries: when the transaction is committed they are told of.</summary>
    public bool WroteToOutbox { get; set; }

    /// <summary>Runs a statement, once for each item when <paramref name="parameters"/> is a list; returns the rows that changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    /// <summary>Runs a statement once for each of many rows, whose properties are its parameters, with as little work as the engine allows.</summary>
    public Task ExecuteEachAsync<T>(string sql, IReadOnlyCollection<T> rows) =>
        rows.Count == 0 ? Task.CompletedTask : dialect.ExecuteEachAsync(connection, Command(sql, rows), rows);

    /// <summary>The same, and tells the rows with which the statement changed something.</summary>
    public Task ExecuteEachAsync<T>(string sql, IReadOnlyCollection<T> rows, Action<T> changed) =>
        rows.Count == 0 ? Task.CompletedTask : dialect.ExecuteEachAsync(connection, Command(sql, rows), rows, changed);

    public async Task<List<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(Command(sql, parameters))).AsList();

    /// <summary>Reads many rows as they come, without an object for each besides what <paramref name="read"/> makes of it.</summary>
    public async Task<List<T>> ReadEachAsync<T>(string sql, object parameters, Func<DbDataReader, T> read)
    {
        await using var reader = await connection.ExecuteReaderAsync(Command(sql, parameters), System.Data.CommandBehavior.SingleResult);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(read(reader));
        return rows;
    }

    public Task<T?> FindAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    public Task<T> SingleAsync<T>(string sql, object? parameters = null) => connection.QuerySingleAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) =>
        new(sql, parameters, transaction, timeoutSeconds, cancellationToken: cancellation);
}

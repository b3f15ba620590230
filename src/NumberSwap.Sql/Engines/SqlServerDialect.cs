using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;

namespace NumberSwap.Sql.Engines;

/// <summary>SQL Server, or another server that speaks TDS and plain T-SQL.</summary>
internal sealed class SqlServerDialect(string connectionString) : Dialect
{
    private const int LockSeconds = 60;

    private readonly string _connectionString = WithTimeouts(connectionString);

    public override string Name => "sqlserver";
    public override string Limit => "OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY";
    public override string First => "OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY";
    public override string DeleteSome(string table, string where) => $"DELETE TOP (@limit) FROM {table} WHERE {where}";
    public override string Recursive => "";

    public override string CreateVersions =>
        """
        IF OBJECT_ID(N'schema_versions', N'U') IS NULL
        CREATE TABLE schema_versions (name NVARCHAR(200) NOT NULL, applied_at BIGINT NOT NULL, CONSTRAINT pk_schema_versions PRIMARY KEY (name))
        """;

    public override string InsertIfNew(string table, string columns, string values) =>
        $"INSERT INTO {table} ({columns}) SELECT {values} WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE id = @Id)";

    /// <summary>Makes the full-text index where the server has full text; it cannot be made within a migration's transaction.</summary>
    public override async Task<TextSearch> PrepareSearchAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync(toWrite: true, cancellation);
            if (await connection.ExecuteScalarAsync<int?>("SELECT CAST(FULLTEXTSERVICEPROPERTY('IsFullTextInstalled') AS INT)") != 1)
            {
                return TextSearch.Like;
            }

            if (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'transcript_segments')") == 0)
            {
                if (await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM sys.fulltext_catalogs WHERE name = N'numberswap'") == 0)
                {
                    await connection.ExecuteAsync("CREATE FULLTEXT CATALOG numberswap");
                }

                // Without a list of words to leave out, and neutral in its language: words are what a space is around.
                await connection.ExecuteAsync(
                    "CREATE FULLTEXT INDEX ON transcript_segments (words LANGUAGE 0) KEY INDEX pk_transcript_segments ON numberswap WITH STOPLIST = OFF, CHANGE_TRACKING AUTO");
            }

            return TextSearch.FullText;
        }
        catch (DbException)
        {
            // No right to make it, another node that makes it now, or a server of another kind: it can be searched all the same.
            return TextSearch.Like;
        }
    }

    public override async Task<DbConnection> OpenAsync(bool toWrite, CancellationToken cancellation)
    {
        var connection = new SqlConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override ValueTask<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    public override async Task LockMigrationsAsync(Work work)
    {
        var result = await work.SingleAsync<int>(
            """
            DECLARE @result INT;
            EXEC @result = sp_getapplock @Resource = N'numberswap-migrations', @LockMode = N'Exclusive', @LockOwner = N'Transaction', @LockTimeout = @timeout;
            SELECT @result;
            """,
            new { timeout = LockSeconds * 1000 });
        if (result < 0)
        {
            throw new TimeoutException("Another node has been migrating the database for too long.");
        }
    }

    // 2627 and 2601: duplicate key; 1205: chosen as the victim of a deadlock.
    public override bool IsLostRace(DbException exception) => exception is SqlException { Number: 2627 or 2601 or 1205 };

    // -2: timed out; from class 17 on the trouble is the server's or the connection's, not the statement's.
    public override bool IsUnavailable(DbException exception) => exception is SqlException sql && (sql.Number == -2 || sql.Class >= 17);

    public override void Close()
    {
        using var connection = new SqlConnection(_connectionString);
        SqlConnection.ClearPool(connection);
    }

    // Whoever waits for an answer is better served by a quick no than by the driver's defaults of 15 and 30 s.
    private static string WithTimeouts(string connectionString)
    {
        var builder = new SqlConnectionStringBuilder(connectionString);
        if (!builder.ShouldSerialize("Connect Timeout"))
        {
            builder.ConnectTimeout = 5;
        }

        if (!builder.ShouldSerialize("Command Timeout"))
        {
            builder.CommandTimeout = 5;
        }

        if (!builder.ShouldSerialize("Connect Retry Interval"))
        {
            builder.ConnectRetryInterval = 1;
        }

        return builder.ToString();
    }
}

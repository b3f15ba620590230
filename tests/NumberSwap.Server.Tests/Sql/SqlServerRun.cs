using Dapper;
using Microsoft.Data.SqlClient;
using NumberSwap.Server.Tests.Sql;
using Xunit;

[assembly: AssemblyFixture(typeof(SqlServerRun))]

namespace NumberSwap.Server.Tests.Sql;

/// <summary>One database of its own on the SQL Server that <c>NUMBERSWAP_TEST_SQLSERVER</c> names, created with the first test and dropped after the last.</summary>
public sealed class SqlServerRun : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("NUMBERSWAP_TEST_SQLSERVER");
    private static readonly string Name = $"numberswap_test_{Guid.NewGuid():N}";
    private static readonly Lazy<Task<string>> Created = new(CreateAsync);

    public static Task<string> ConnectionStringAsync()
    {
        Assert.SkipWhen(string.IsNullOrEmpty(Server), "No SQL Server: set NUMBERSWAP_TEST_SQLSERVER to a connection string that may create databases.");
        return Created.Value;
    }

    public async ValueTask DisposeAsync()
    {
        if (Created.IsValueCreated)
        {
            SqlConnection.ClearAllPools();
            await using var connection = new SqlConnection(Server);
            await connection.ExecuteAsync($"DROP DATABASE {Name}");
        }
    }

    private static async Task<string> CreateAsync()
    {
        await using var connection = new SqlConnection(Server);
        await connection.ExecuteAsync($"CREATE DATABASE {Name}");
        return new SqlConnectionStringBuilder(Server) { InitialCatalog = Name }.ToString();
    }
}

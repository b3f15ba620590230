using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using NumberSwap.Sql;
using NumberSwap.Sql.Stores;
using Xunit;

namespace NumberSwap.Server.Tests.Sql;

[Collection("sql")]
public sealed class DatabaseTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("numberswap-sql-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, ClassData(typeof(Engines))]
    public async Task It_answers_a_ping(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await test.Database.PingAsync();
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_an_unavailable_database()
    {
        await using var database = Database.Sqlite(_folder);
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.MigrateAsync());
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.PingAsync());
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => new SiteStore(database).AddAsync(Some.Site()));
    }

    [Fact]
    public async Task A_write_does_not_wait_for_ever_for_another_process_and_works_again_after_it()
    {
        var path = Path.Combine(_folder, "locked.db");
        await using var database = Database.Sqlite(path, patience: TimeSpan.FromSeconds(1));
        await database.MigrateAsync();
        var store = new SiteStore(database);
        await using (var other = new SqliteConnection($"Data Source={path};Pooling=false"))
        {
            await other.OpenAsync();
            await using var transaction = other.BeginTransaction(deferred: false);
            await Assert.ThrowsAsync<DatabaseUnavailableException>(() => store.AddAsync(Some.Site()));
            Assert.Empty(await store.ListAsync());
        }

        await store.AddAsync(Some.Site());
        Assert.Single(await store.ListAsync());
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_unavailable_database()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await ExpectUnavailableAsync(port);
    }

    [Fact]
    public async Task A_server_that_accepts_and_says_nothing_is_an_unavailable_database()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await ExpectUnavailableAsync(((IPEndPoint)listener.LocalEndpoint).Port);
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_wrong_statement_is_no_unavailable_database(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        await Assert.ThrowsAnyAsync<DbException>(() => test.ExecuteAsync("DROP TABLE not_there"));
        await test.Database.PingAsync();
    }

    [Theory, ClassData(typeof(Engines))]
    public async Task A_cancelled_call_says_so_and_leaves_the_writer_free(string engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);
        var store = new SiteStore(test);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.AddAsync(Some.Site(), cancellation: new CancellationToken(canceled: true)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ListAsync(new CancellationToken(canceled: true)));
        await store.AddAsync(Some.Site());
    }

    private static async Task ExpectUnavailableAsync(int port)
    {
        await using var database = Database.SqlServer($"Server=127.0.0.1,{port};Database=x;User ID=x;Password=x;Encrypt=false;Connect Timeout=1");
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => database.PingAsync());
        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => new RecordStore(database).RecordAsync([Some.Seen("s", 1)], []));
    }
}

using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Server.Catalogs;
using NumberSwap.Server.Platforms;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Platforms;

/// <summary>Whatever fails: who calls is connected with the destination that was known last, and what nobody waits for is asked for again.</summary>
public sealed class HookFailureTests : IAsyncLifetime
{
    private readonly RedisServer redis = RedisServer.Durable();

    public async ValueTask InitializeAsync() => await redis.InitializeAsync();

    public ValueTask DisposeAsync() => redis.DisposeAsync();

    [Theory, ClassData(typeof(HotStates))]
    public async Task SQL_is_locked(HotState state)
    {
        await using var server = Server(state);
        var (desk, visit) = await OpenAsync(server);
        using (Lock(server, "numberswap.db"))
        {
            Assert.Equal($"{desk.Shop.Target};yandex;(none);;{visit.Session}", Line(await desk.SendAsync(Ring(visit.Number, "1"))));
            Assert.Equal(desk.Shop.Target, Line(await desk.SendAsync(Ring("+74990009999", "2"))).TrimEnd(';'));
            await desk.ExpectAsync(End(visit.Number, "1"));
        }

        await Wait.UntilAsync("both are recorded", async () => (await desk.Shop.CallsAsync()).Count == 2);
        Assert.Contains("completed", (await desk.Shop.CallsAsync()).Select(call => call.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Redis_is_stopped()
    {
        await using var server = Server(HotState.Redis);
        var (desk, visit) = await OpenAsync(server);
        await redis.StopAsync();

        Assert.StartsWith(desk.Shop.Target + ";", Line(await desk.SendAsync(Ring(visit.Number, "1"))), StringComparison.Ordinal);
        await desk.ExpectAsync(End(visit.Number, "1"));

        await Wait.UntilAsync("it is recorded", async () => (await desk.Shop.CallsAsync()).Any(call => call.GetProperty("status").GetString() == "completed"));
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task Nothing_can_be_kept(HotState state)
    {
        await using var server = Server(state);
        var (desk, visit) = await OpenAsync(server);
        await redis.StopAsync();
        using (Lock(server, "journal.db"))
        using (Lock(server, "numberswap.db"))
        {
            Assert.StartsWith(desk.Shop.Target + ";", Line(await desk.SendAsync(Ring(visit.Number, "1"))), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await desk.SendAsync(End(visit.Number, "1"))).Status);
        }

        // Which the platform takes for a reason to say it again.
        await Wait.UntilAsync("the end is taken", async () => (await desk.SendAsync(End(visit.Number, "1"))).Status == HttpStatusCode.OK);
        await Wait.UntilAsync("it is recorded", async () => (await desk.Shop.CallsAsync()).Any(call => call.GetProperty("status").GetString() == "completed"));
    }

    [Fact]
    public async Task A_reader_has_a_fault()
    {
        await using var server = new LocalServer { MoreServices = services => services.AddSingleton<ICallPlatform, Faulty>() };
        var shop = await Shop.OpenAsync(server);
        var desk = await PlatformDesk.SetUpAsync(shop, "faulty", new { });

        Assert.Equal(shop.Target, (await desk.ExpectAsync(PlatformMessage.Get(("any", "thing")))).Text);
    }

    private static string Line(Answer answer) => answer.Expect(HttpStatusCode.OK).Text[..answer.Text.LastIndexOf(';')];

    private static PlatformMessage Ring(string number, string id) => PlatformMessage.Get(("to", number), ("from", PlatformDesk.Caller), ("id", id));

    private static PlatformMessage End(string number, string id) => PlatformMessage.Get(("to", number), ("id", id), ("DIALSTATUS", "ANSWER"), ("billsec", "42"));

    private static async Task<(PlatformDesk Desk, Visit Visit)> OpenAsync(LocalServer server)
    {
        var shop = await Shop.OpenAsync(server);
        var pool = await shop.AddPoolAsync(2);
        var desk = await PlatformDesk.SetUpAsync(shop, "asterisk", new { });
        var visit = await shop.VisitAsync("?utm_source=yandex");
        // What is in SQL is what an outage is survived with: the status waits for it.
        await shop.StatusAsync(pool);
        return (desk, visit);
    }

    private LocalServer Server(HotState state) => new(clock: null, state == HotState.Redis ? redis.Configuration : null);

    /// <summary>Keeps every other writer out of a file until it is disposed.</summary>
    private static SqliteConnection Lock(LocalServer server, string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = server.Folder.File(file), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return connection;
    }

    private sealed class Faulty : ICallPlatform
    {
        public string Name => "faulty";

        public string Title => "Faulty";

        public IReadOnlyList<PlatformField> Fields => [];

        public bool IsGenuine(HookRequest request, PlatformCredentials credentials) => true;

        public HookReading Read(HookRequest request, SiteCatalog site) => throw new InvalidOperationException("A fault");

        public HookAnswer Connect(HookRequest request, HookConnection connection) => HookAnswer.Text(connection.Destination);
    }
}

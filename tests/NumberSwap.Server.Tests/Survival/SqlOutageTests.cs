using Microsoft.Data.Sqlite;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>SQL takes nothing for a while; the server is even killed meanwhile.</summary>
public sealed class SqlOutageTests(RedisServer redis)
{
    [Theory, ClassData(typeof(HotStates))]
    public async Task Leases_and_calls_go_on_and_nothing_acknowledged_is_lost(HotState state)
    {
        using var data = new TempFolder();
        var configuration = state == HotState.Redis ? redis.Configuration : null;
        await using var first = await ServerProcess.StartAsync(data, configuration);
        var shop = await Shop.OpenAsync(first);
        var pool = await shop.AddPoolAsync(60);
        var visits = new List<Visit> { await shop.VisitAsync() };
        await shop.StatusAsync(pool);

        using (var locked = Lock(data))
        {
            for (var i = 0; i < 30; i++)
                visits.Add(await shop.VisitAsync("?utm_source=yandex"));
            Assert.All(visits, visit => Assert.Equal("leased", visit.Kind));
            foreach (var visit in visits)
            {
                Assert.Equal((visit.Number, visit.Session), ((await shop.VisitAsync("", visit)).Number, (await shop.VisitAsync("", visit)).Session));
                Assert.Equal(visit.Session, (await shop.CallAsync(visit.Number, "during-" + visit.Session)).Session?.Id);
            }

            // The owner is told, and nothing is half done.
            (await first.PatchAsync(shop.Path, new { name = "x" })).ExpectProblem(503, "unavailable");
            await Wait.UntilAsync("health says so", async () => (await first.GetAsync("/health/ready", key: null)).Json.GetProperty("parts").GetProperty("recorder").GetString() == "degraded");
            await first.KillAsync();
        }

        await using var second = await ServerProcess.StartAsync(data, configuration);
        shop.Server = second;
        await Wait.UntilAsync("every call is recorded", async () => (await shop.CallsAsync()).Count == visits.Count);
        Assert.All(await shop.CallsAsync(), call => Assert.Equal("during-" + call.GetProperty("session").GetProperty("id").GetString(), call.GetProperty("id").GetString()));
        Assert.Equal(visits.Count, (await shop.StatusAsync(pool)).GetProperty("leasesLastHour").GetInt32());
    }

    [Theory, ClassData(typeof(HotStates))]
    public async Task The_journal_is_recorded_as_soon_as_SQL_is_back(HotState state)
    {
        await using var server = new LocalServer(clock: null, state == HotState.Redis ? redis.Configuration : null);
        var shop = await Shop.OpenAsync(server);
        await shop.AddPoolAsync(3);
        Visit visit;
        using (var locked = Lock(server.Folder))
        {
            visit = await shop.VisitAsync();
            await shop.CallAsync(visit.Number);
        }

        await Wait.UntilAsync("the call is recorded", async () => (await shop.CallsAsync()).Count == 1);
        Assert.Equal(visit.Session, (await shop.CallsAsync())[0].GetProperty("session").GetProperty("id").GetString());
    }

    /// <summary>Keeps every other writer out until it is disposed.</summary>
    private static SqliteConnection Lock(TempFolder data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = data.File("numberswap.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        return connection;
    }
}

using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NumberSwap.Redis;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>One node of a Redis Cluster goes away, with the sites that it has.</summary>
public sealed class ClusterOutageTests : IAsyncLifetime
{
    private const int Regulars = 5;

    private readonly RedisCluster cluster = new();
    private readonly List<Shop> shops = [];
    private readonly Dictionary<Shop, ShopPool> pools = [];
    private readonly Dictionary<Shop, List<Visit>> regulars = [];
    private LocalServer server = null!;

    public async ValueTask InitializeAsync()
    {
        await cluster.InitializeAsync();
        server = new LocalServer(clock: null, cluster.Configuration);
        // Enough that there are some on every node.
        var nodes = new HashSet<RedisServer>();
        while (shops.Count < 8 || nodes.Count < cluster.Nodes.Count)
        {
            var shop = await Shop.OpenAsync(server);
            shops.Add(shop);
            nodes.Add(await cluster.NodeOfAsync(shop.Id));
            pools[shop] = await shop.AddPoolAsync(200);
            regulars[shop] = [];
            for (var i = 0; i < Regulars; i++)
                regulars[shop].Add(await shop.VisitAsync("?utm_source=yandex"));
            Assert.All(regulars[shop], visit => Assert.Equal("leased", visit.Kind));
            // What is in SQL is what an outage is survived with: the status waits for it.
            Assert.Equal(Regulars, (await shop.StatusAsync(pools[shop])).GetProperty("leasesLastHour").GetInt32());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await cluster.DisposeAsync();
    }

    [Fact]
    public async Task A_node_is_killed_and_comes_back_with_nothing_in_it()
    {
        var node = await cluster.NodeOfAsync(shops[0].Id);
        var lost = new List<Shop>();
        foreach (var shop in shops)
        {
            if (await cluster.NodeOfAsync(shop.Id) == node)
                lost.Add(shop);
        }

        var spared = shops.Except(lost).ToList();
        var patients = lost.Select(shop => (Shop: shop, Visitors: new Patient(shop))).ToList();
        var crowds = patients.ConvertAll(patient => (patient.Visitors, Crowd: patient.Visitors.CrowdAsync(pools[patient.Shop], 2)));

        await node.StopAsync();
        await UntilHealthIsAsync("degraded");
        foreach (var (shop, visitors) in patients)
        {
            Assert.Equal("fallback", (await visitors.VisitAsync(pools[shop], regulars[shop][0])).Kind);
            Assert.Equal(regulars[shop][0].Session, (await shop.ResolveAsync(regulars[shop][0].Number)).Session?.Id);
        }

        await AssertLeasedAsync(spared);
        var journal = server.Services.GetRequiredService<RedisJournal>();
        await Wait.UntilAsync("what the others hold is recorded", () => Task.FromResult(!journal.Pending.Intersect(spared.Select(shop => shop.Id)).Any()));

        node.Erase();
        await node.StartAsync();
        await cluster.UntilOkAsync();
        await UntilHealthIsAsync("ok");
        await Wait.UntilAsync("numbers are leased again", async () => (await lost[0].VisitAsync("", regulars[lost[0]][0])).Kind == "leased");
        foreach (var (visitors, crowd) in crowds)
        {
            await visitors.LeaveAsync(crowd);
            visitors.Dispose();
        }

        await AssertLeasedAsync(shops);
    }

    /// <summary>Each regular has the number it had, and nobody else gets it.</summary>
    private async Task AssertLeasedAsync(IEnumerable<Shop> of)
    {
        foreach (var shop in of)
        {
            var now = new List<Visit>();
            foreach (var visit in regulars[shop])
                now.Add(await shop.VisitAsync("", visit));
            Assert.Equal(regulars[shop].Select(visit => visit.Number), now.Select(visit => visit.Number));
            for (var i = 0; i < 10; i++)
                now.Add(await shop.VisitAsync("?utm_source=google"));
            Assert.All(now, visit => Assert.Equal("leased", visit.Kind));
            Assert.Equal(now.Count, now.Select(visit => visit.Number).Distinct(StringComparer.Ordinal).Count());
        }
    }

    private Task UntilHealthIsAsync(string word) => Wait.UntilAsync("health says " + word, async () =>
    {
        var ready = (await server.GetAsync("/health/ready", key: null)).Expect(HttpStatusCode.OK).Json;
        return ready.GetProperty("status").GetString() == word && ready.GetProperty("parts").GetProperty("redis").GetString() == word;
    });
}

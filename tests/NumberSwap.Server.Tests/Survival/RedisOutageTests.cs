using System.Net;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>Redis goes away in all the ways it can, and comes back.</summary>
public sealed class RedisOutageTests : IAsyncLifetime
{
    private const int Regulars = 10;

    private readonly RedisServer redis = RedisServer.Durable();
    private LocalServer server = null!;
    private Shop shop = null!;
    private ShopPool pool = null!;
    private List<Visit> regulars = null!;

    public async ValueTask InitializeAsync()
    {
        await redis.InitializeAsync();
        server = new LocalServer(clock: null, redis.Configuration);
        shop = await Shop.OpenAsync(server);
        pool = await shop.AddPoolAsync(4000);
        regulars = [];
        for (var i = 0; i < Regulars; i++)
            regulars.Add(await shop.VisitAsync("?utm_source=yandex"));
        Assert.All(regulars, visit => Assert.Equal("leased", visit.Kind));
        // What is in SQL is what an outage is survived with: the status waits for it.
        Assert.Equal(Regulars, (await shop.StatusAsync(pool)).GetProperty("leasesLastHour").GetInt32());
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Stopped_and_started_again()
    {
        using var visitors = new Patient(shop);
        var crowd = visitors.CrowdAsync(pool, 4);

        await redis.StopAsync();
        await UntilHealthIsAsync("degraded");
        await AssertCallsAreResolvedAsync();
        Assert.Equal("fallback", (await visitors.VisitAsync(pool, regulars[0])).Kind);
        var call = await AssertCallIsKeptAsync();
        (await server.GetAsync($"{shop.Path}/pools/{pool.Id}/status")).ExpectProblem(503, "unavailable");

        await redis.StartAsync();
        await UntilHealedAsync();
        await visitors.LeaveAsync(crowd);
        await AssertRegularsKeepTheirNumbersAsync();
        Assert.Contains(await shop.CallsAsync(), known => known.GetProperty("id").GetString() == call);
    }

    [Fact]
    public async Task Started_again_with_nothing_in_it()
    {
        using var visitors = new Patient(shop);
        var crowd = visitors.CrowdAsync(pool, 4);
        await redis.StopAsync();
        await UntilHealthIsAsync("degraded");
        await visitors.LeaveAsync(crowd);
        await redis.StartAsync();
        await redis.FlushAllAsync();
        await redis.StopAsync();
        await redis.StartAsync();

        await UntilHealedAsync();
        await AssertRegularsKeepTheirNumbersAsync();
    }

    [Fact]
    public async Task Stopped_while_the_owner_retires_a_number()
    {
        var (leaver, gone) = (regulars[0], regulars[0].Number);
        await redis.StopAsync();
        (await server.DeleteAsync($"{shop.Path}/pools/{pool.Id}/numbers", new { numbers = new[] { gone } })).Expect(HttpStatusCode.OK);
        Assert.Equal((shop.Target, leaver.Session), ((await shop.ResolveAsync(gone)).Destination, (await shop.ResolveAsync(gone)).Session?.Id));

        await redis.StartAsync();
        await UntilHealthIsAsync("ok");
        await Wait.UntilAsync("its visitor has another", async () => await shop.VisitAsync("", leaver) is { Kind: "leased" } visit && visit.Number != gone);

        Assert.Equal(leaver.Session, (await shop.ResolveAsync(gone)).Session?.Id);
        regulars.RemoveAt(0);
        await AssertRegularsKeepTheirNumbersAsync();
    }

    [Fact]
    public async Task Frozen_for_five_seconds()
    {
        using var visitors = new Patient(shop);
        var crowd = visitors.CrowdAsync(pool, 4);

        await redis.FreezeAsync();
        try
        {
            // Five seconds are the promise, not a wait for something.
            var thawed = Task.Delay(TimeSpan.FromSeconds(5));
            await AssertCallsAreResolvedAsync();
            await UntilHealthIsAsync("degraded");
            await thawed;
        }
        finally
        {
            await redis.ContinueAsync();
        }

        await UntilHealedAsync();
        await visitors.LeaveAsync(crowd);
        await AssertRegularsKeepTheirNumbersAsync();
    }

    [Fact]
    public async Task Flushed()
    {
        using var visitors = new Patient(shop);
        await redis.FlushAllAsync();
        await AssertCallsAreResolvedAsync();

        // The first who asks finds the pool gone, and is served by the one that is rebuilt.
        Assert.Equal("leased", (await visitors.VisitAsync(pool)).Kind);
        await AssertRegularsKeepTheirNumbersAsync();
        Assert.Equal(pool.Numbers.Length, (await shop.StatusAsync(pool)).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task Without_its_scripts()
    {
        using var visitors = new Patient(shop);
        await redis.ScriptFlushAsync();

        await AssertCallsAreResolvedAsync();
        await redis.ScriptFlushAsync();
        Assert.Equal("leased", (await visitors.VisitAsync(pool)).Kind);
        await AssertRegularsKeepTheirNumbersAsync();
    }

    private async Task AssertCallsAreResolvedAsync()
    {
        foreach (var visit in regulars)
        {
            var match = await shop.ResolveAsync(visit.Number);
            Assert.Equal(("session", shop.Target, visit.Session), (match.Level, match.Destination, match.Session?.Id));
        }
    }

    private async Task<string> AssertCallIsKeptAsync()
    {
        var call = Shop.NewCallId();
        Assert.Equal(regulars[0].Session, (await shop.CallAsync(regulars[0].Number, call)).Session?.Id);
        // It is in the list although the journal in Redis cannot be read.
        Assert.Contains(await shop.CallsAsync(), known => known.GetProperty("id").GetString() == call);
        return call;
    }

    private Task UntilHealthIsAsync(string word) => Wait.UntilAsync("health says " + word, async () =>
    {
        var ready = (await server.GetAsync("/health/ready", key: null)).Expect(HttpStatusCode.OK).Json;
        return ready.GetProperty("status").GetString() == word && ready.GetProperty("parts").GetProperty("redis").GetString() == word;
    });

    private async Task UntilHealedAsync()
    {
        await UntilHealthIsAsync("ok");
        await Wait.UntilAsync("numbers are leased again", async () => (await shop.VisitAsync("", regulars[0])).Kind == "leased");
    }

    /// <summary>Each regular has the number it had; nobody else got it meanwhile or gets it now.</summary>
    private async Task AssertRegularsKeepTheirNumbersAsync()
    {
        var now = new List<Visit>();
        foreach (var visit in regulars)
            now.Add(await shop.VisitAsync("", visit));
        Assert.Equal(regulars.Select(visit => visit.Number), now.Select(visit => visit.Number));
        for (var i = 0; i < 30; i++)
            now.Add(await shop.VisitAsync("?utm_source=google"));
        Assert.All(now, visit => Assert.Equal("leased", visit.Kind));
        Assert.Equal(now.Count, now.Select(visit => visit.Number).Distinct(StringComparer.Ordinal).Count());
    }
}

using System.Collections.Concurrent;
using NumberSwap.Server.Tests.Redis;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>The server's process is killed under load, and started again.</summary>
public sealed class KillTests(RedisServer redis)
{
    private const int Visitors = 16;
    private const int Enough = 300;
    private const int Numbers = 1500;

    [Theory, ClassData(typeof(HotStates))]
    public async Task What_was_answered_is_known_after_a_kill(HotState state)
    {
        using var data = new TempFolder();
        var configuration = state == HotState.Redis ? redis.Configuration : null;
        await using var first = await ServerProcess.StartAsync(data, configuration);
        var shop = await Shop.OpenAsync(first);
        await shop.AddPoolAsync(Numbers, overflow: "fallback");
        var called = await shop.VisitAsync();
        var call = Shop.NewCallId();
        Assert.Equal(called.Session, (await shop.CallAsync(called.Number, call)).Session?.Id);

        var answered = await KillUnderLoadAsync(first, shop);

        await using var second = await ServerProcess.StartAsync(data, configuration);
        shop.Server = second;
        answered.Add(called);
        foreach (var visit in answered)
        {
            var match = await shop.ResolveAsync(visit.Number);
            Assert.Equal(("session", visit.Session, visit.Visitor), (match.Level, match.Session?.Id, match.Session?.Visitor));
        }

        // With Redis the killed server may still have the claim on the site's journal, which ends by itself after ten seconds.
        await Wait.UntilAsync("the call is recorded", async () => (await shop.CallsAsync()).Count == 1);
        Assert.Equal(called.Session, (await second.GetAsync("/v1/calls/" + call)).Json.GetProperty("session").GetProperty("id").GetString());
        await AssertNoNumberTwiceAsync(shop, answered);
    }

    /// <summary>Visits until the server is gone; the answers that arrived.</summary>
    private static async Task<List<Visit>> KillUnderLoadAsync(ServerProcess server, Shop shop)
    {
        var answered = new ConcurrentQueue<Visit>();
        var visitors = Enumerable.Range(0, Visitors).Select(async _ =>
        {
            try
            {
                while (true)
                    answered.Enqueue(await shop.VisitAsync("?utm_source=yandex"));
            }
            catch (HttpRequestException)
            {
                // The server is gone.
            }
        }).ToList();
        await Wait.UntilAsync("there is load", () => Task.FromResult(answered.Count >= Enough));
        await server.KillAsync();
        await Task.WhenAll(visitors);
        TestContext.Current.TestOutputHelper?.WriteLine($"{answered.Count} leases were answered before the kill");
        return [.. answered.Where(visit => visit.Kind == "leased")];
    }

    private static async Task AssertNoNumberTwiceAsync(Shop shop, List<Visit> answered)
    {
        foreach (var visit in answered.Take(50))
            Assert.Equal((visit.Number, visit.Session), ((await shop.VisitAsync("", visit)).Number, (await shop.VisitAsync("", visit)).Session));
        var later = new List<Visit>();
        for (var i = 0; i < 100; i++)
            later.Add(await shop.VisitAsync());

        var numbers = answered.Concat(later).Where(visit => visit.Kind != "fallback").Select(visit => visit.Number).ToList();
        Assert.Equal(numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count());
    }
}

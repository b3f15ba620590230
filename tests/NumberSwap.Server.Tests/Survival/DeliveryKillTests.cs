using System.Collections.Concurrent;
using NumberSwap.Server.Tests.Delivery;
using NumberSwap.Server.Tests.Support;
using Xunit;

namespace NumberSwap.Server.Tests.Survival;

/// <summary>The server's process is killed while it delivers to a receiver that fails at random. The benchmark has the same with 100,000 events and ten kills.</summary>
public sealed class DeliveryKillTests
{
    private const int Calls = 1500;
    private const int Kills = 3;
    private const int AtOnce = 8;
    private const double FailingShare = 0.3;

    /// <summary>What may be under way or not written down yet at a kill: 16 attempts at once, and the results of as many and a few.</summary>
    private const int TwiceAKill = 40;

    [Fact]
    public async Task Every_event_arrives_and_few_arrive_twice()
    {
        using var data = new TempFolder();
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var chance = new Random(seed);
        var arrived = new ConcurrentQueue<(string Event, string Call, string Type)>();
        await using var receiver = await Receiver.StartAsync((got, context) =>
        {
            lock (chance)
                context.Response.StatusCode = chance.NextDouble() < FailingShare ? 503 : 200;
            if (context.Response.StatusCode == 200)
                arrived.Enqueue((got.EventId, got.Call, got.Type));
            return Task.CompletedTask;
        });
        var server = await StartAsync(data);
        try
        {
            var outlet = await Outlet.OpenAsync(server);
            var (destination, _) = await outlet.AddWebhookAsync(receiver.Url, "call.attributed", "call.completed");
            var calls = Enumerable.Range(0, Calls).Select(_ => Shop.NewCallId()).ToList();
            var reporting = Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (call, _) => await ReportAsync(outlet, call));
            for (var kill = 1; kill <= Kills; kill++)
            {
                var enough = kill * 2 * Calls / (Kills + 1);
                await Wait.UntilAsync($"{enough} events have arrived", () => Task.FromResult(arrived.Count >= enough));
                await server.DisposeAsync();
                server = await StartAsync(data);
                outlet.Shop.Server = server;
            }

            await reporting;
            await Wait.UntilAsync("nothing waits", async () => arrived.Count >= 2 * Calls && (await outlet.FindAsync(destination)).GetProperty("waiting").GetInt32() == 0);

            Assert.Equal(
                calls.SelectMany(call => new[] { (call, "call.attributed"), (call, "call.completed") }).Order(),
                arrived.Select(one => (one.Call, one.Type)).Distinct().Order());
            var twice = arrived.Count - (2 * Calls);
            TestContext.Current.TestOutputHelper?.WriteLine($"{2 * Calls} events arrived, {twice} of them twice");
            Assert.Equal(2 * Calls, arrived.Select(one => one.Event).Distinct(StringComparer.Ordinal).Count());
            Assert.InRange(twice, 0, Kills * TwiceAKill);
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static Task<ServerProcess> StartAsync(TempFolder data) => ServerProcess.StartAsync(
        data, redis: null, Outlet.AllowThisMachine, ("NumberSwap:Delivery:FirstRetrySeconds", "0.05"), ("NumberSwap:Delivery:TimeoutSeconds", "1"));

    /// <summary>Reports a call until some server has answered.</summary>
    private static async Task ReportAsync(Outlet outlet, string call)
    {
        while (true)
        {
            try
            {
                await outlet.CallAsync("completed", call);
                return;
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or ObjectDisposedException)
            {
                await Task.Delay(50);
            }
        }
    }
}
